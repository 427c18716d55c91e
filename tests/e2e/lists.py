#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists: a search that is kept on the server, and several tickets taken at once after a look at what changes."""
import re
import time

from journey import PATIENCE, Journey

SEARCH = 'Impresión, abiertas'
QUERY = "Subject LIKE 'impr' AND Status = '__Active__'"


def again(j, look, what, act):
    """Until `look()` gives something; `act()` is repeated when it went nowhere, as a person would."""
    acted = 0.0

    def done():
        nonlocal acted
        found = look()
        if not found and time.monotonic() - acted > 8:
            act()
            acted = time.monotonic()
        return found
    return j.app.wait(done, what, PATIENCE)


def go_to_search(j):
    for row in j.app.rows(j.app.find('list', 'Views')):
        if SEARCH in ' '.join([row.name, *row.texts()]):
            j.app.point(row)


def owners(j, numbers):
    return [j.server.ticket(number)['Owner']['id'] for number in numbers]


def towards(j, number):
    """The key that comes nearer to the row of a ticket."""
    rows = j.numbers()
    here = rows.index(j.shown()) if j.shown() in rows else -1
    return 'k' if here > rows.index(number) else 'j'


def tick(j, numbers):
    """One row after the other, with j and x, until all are ticked."""
    for n, number in enumerate(numbers):
        again(j, lambda: j.shown() == number, f'#{number} to be the row', lambda: j.app.key(towards(j, number)))
        again(j, lambda: j.app.has_text(f'{n + 1} chosen'), f'{n + 1} to be ticked', lambda: j.app.key('x'))


def applies(j):
    return next((n for n in j.app.find_all('button', re.compile('Apply')) + j.app.find_all('push button', re.compile('Apply'))
                 if n.mapped and n.has_state('sensitive')), None)


def main():
    with Journey('lists') as j:
        j.sign_in()
        with j.step('what the server finds is a view'):
            wanted = j.desk.rest('lucia').find(QUERY)
            j.launch()
            j.wait_up_to_date()
            j.app.wait_text(SEARCH, timeout=PATIENCE)
            again(j, lambda: j.app.has_text('Found by the server'), 'the server to look', lambda: go_to_search(j))
            j.app.wait(lambda: sorted(j.numbers()) == sorted(wanted), f'{wanted} in the list', PATIENCE)
            j.picture('found')
        with j.step('several rows are taken together'):
            j.show_view('unowned')
            j.app.wait(lambda: 40 in j.numbers(), 'what nobody owns', PATIENCE)
            chosen = j.numbers()[:2]
            tick(j, chosen)
            apply = again(j, lambda: applies(j), 'the preview', lambda: j.app.key('m'))
            j.picture('preview')
            j.app.click(apply)
            j.wait_server(lambda: owners(j, chosen) == ['lucia', 'lucia'], 'both')


if __name__ == '__main__':
    main()
