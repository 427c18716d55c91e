#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A view of the agent's own: what is on screen is kept, sorted and under headings; a change of many is undone; a restart."""
import re

from journey import PATIENCE, Journey, ancestors
from lists import again, applies, owners, tick

NAME = 'Peticiones «de»'
HEADING = re.compile(r'(Campo|Redes|Soporte N[12]) · \d+$')


def from_palette(j, words, look, what):
    """An action by what it is called, as one finds it with Ctrl+K."""
    before = set(j.app.own_windows())
    again(j, lambda: set(j.app.own_windows()) - before, 'the palette', lambda: j.app.key('ctrl+k'))
    j.app.keys(words)
    j.app.wait(lambda: any(words in ' '.join([row.name, *row.texts()]).lower() for row in j.app.rows()),
               f'{words!r} to be found', PATIENCE)
    j.app.key('Return')
    return j.app.wait(look, what, PATIENCE)


def editor(j):
    return next((n for n in j.app.find_all('check', 'Service level') if n.mapped), None)


def choose(j, box, item):
    """From a drop-down that may have to be scrolled to first."""
    pane = next(node for node in ancestors(j.app.find('combo box', box)) if node.role == 'scroll pane')
    j.scroll_to(lambda: j.app.find('combo box', box, within=pane), pane)
    j.choose(box, item)


def press(j, name):
    j.app.click(j.app.wait(lambda: next((n for n in j.app.find_all('button', re.compile(name)) if n.mapped), None),
                           name, PATIENCE))


def shown(j, wanted):
    """The view's tickets, by number, under the headings of their queues."""
    headings = [row for row in j.app.rows() if HEADING.match(row.name)]
    return headings and sorted(j.numbers()) == sorted(wanted)


def in_sidebar(j):
    return next((row for row in j.app.rows(j.app.find('list', 'Views')) if NAME in ' '.join([row.name, *row.texts()])),
                None)


def main():
    with Journey('own-view') as j:
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        with j.step('what is on screen is kept as a view'):
            j.show_view('unowned')
            j.app.wait(lambda: 40 in j.numbers(), 'what nobody owns', PATIENCE)
            unowned = len(j.numbers())
            again(j, lambda: any(n.has_state('focused') for n in j.app.find_all('entry', 'Search or filter tickets')),
                  'the search', lambda: j.app.key('ctrl+f'))
            j.app.keys('de')
            j.app.wait(lambda: 0 < len(j.numbers()) < unowned, 'fewer tickets', PATIENCE)
            wanted = j.numbers()
            from_palette(j, 'save what is shown', lambda: editor(j), 'the view')
            name = next(n for n in j.app.find_all('entry', re.compile('Name')) if n.mapped)
            j.app.type(name, NAME, replace=True)
            choose(j, 'Order by', 'Number')
            choose(j, 'Under headings of', 'Queue')
            j.picture('view')
            press(j, 'Save')
            j.app.wait(lambda: in_sidebar(j), 'the view', PATIENCE)
            j.app.wait(lambda: shown(j, wanted), f'{wanted} under headings', PATIENCE)
            j.picture('shown')
        with j.step('a change of many is shown, done and undone'):
            chosen = j.numbers()[:2]
            tick(j, chosen)
            j.app.click(again(j, lambda: applies(j), 'the preview', lambda: j.app.key('m')))
            j.wait_server(lambda: owners(j, chosen) == ['lucia', 'lucia'], 'both')
            press(j, 'Undo')
            j.wait_server(lambda: owners(j, chosen) == ['Nobody', 'Nobody'], 'what they were before')
        with j.step('after a restart it is what it was'):
            j.restart()
            j.app.point(j.app.wait(lambda: in_sidebar(j), 'the view', PATIENCE))
            j.app.wait(lambda: shown(j, wanted), f'{wanted} under headings', PATIENCE)
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
