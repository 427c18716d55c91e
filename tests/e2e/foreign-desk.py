#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with other queues, statuses and names: every count, status and change is the server's.

VNT_TICKETS (500) is how many tickets it has; VNT_AGENT (priya) who signs in.
"""
import os
import re
import urllib.parse

from journey import PATIENCE, Journey
from rt import environment

QUEUES = {
    'priya': ['Service Desk', 'Clinical Systems', 'Deskside', 'Changes', 'Applications "Legacy" & Co\'s'],
    'owen': ['Service Desk', 'Deskside'],
}
# The lifecycle of an incident, without what only some may do.
NEXT = {
    'logged': {'investigating', 'withdrawn'},
    'investigating': {'awaiting customer', 'fixed', 'withdrawn'},
    'awaiting customer': {'investigating', 'fixed', 'withdrawn'},
}


def quoted(text):
    return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"


def expected_counts(j, server):
    """What the views have to show, as the server counts it for this agent."""
    active = "Status = '__Active__'"
    queues = QUEUES[j.agent]
    mine = f"Owner = '{j.agent}' AND {active}"
    here = '(' + ' OR '.join(f'Queue = {quoted(q)}' for q in queues) + ')'
    unowned = f"Owner = 'Nobody' AND {here} AND {active}"
    late = "Due < '0 seconds ago' AND Due > '1971-01-01'"
    expected = {
        'Mine': server.count(mine),
        'Unowned': server.count(unowned),
        'My queues': server.count(f'{here} AND {active}'),
        'Waiting': server.count(f"{mine} AND (Status = 'awaiting customer' OR Status = 'paused')"),
        'Overdue': server.count(f'({mine} OR ({unowned})) AND {late}'),
    }
    for queue in queues:
        expected[queue] = server.count(f'Queue = {quoted(queue)} AND {active}')
    return expected


def shown_counts(j):
    """{title: count} of the sidebar; a view with nothing in it shows no number."""
    counts = {}
    for row in j.app.rows(j.app.find('list', 'Views')):
        texts = row.texts()
        if texts:
            number = re.sub(r'\D', '', texts[-1]) if len(texts) > 1 else ''
            counts[texts[0]] = int(number or 0)
    return counts


def differences(j, server):
    shown, expected = shown_counts(j), expected_counts(j, server)
    return {title: (shown.get(title), number) for title, number in expected.items() if shown.get(title) != number}


def offered(j):
    """The statuses of the drop-down, the present one first."""
    j.app.click(j.app.find('combo box', 'Status of the ticket'))
    rows = j.app.wait(lambda: [t for t, _ in j.offered('Status of the ticket')] if len(j.offered('Status of the ticket')) > 1
                      else None, 'the statuses', PATIENCE)
    j.app.key('Escape')
    j.app.wait(lambda: not j.offered('Status of the ticket'), 'the statuses to close')
    return rows


def main():
    tickets, agent = environment('VNT_TICKETS', 500), os.environ.get('VNT_AGENT') or 'priya'
    with Journey('foreign-desk', '--profile', 'other', '--tickets', str(tickets), agent=agent) as j:
        server = j.desk.rest(agent)
        subjects = {}
        j.sign_in()
        with j.step('every view counts what the server counts'):
            j.launch()
            j.app.wait(lambda: not differences(j, server),
                       'the counts of the sidebar to be the server’s', PATIENCE + tickets / 20)
            print('#', shown_counts(j))
        with j.step('Mine has exactly my tickets'):
            j.show_view('mine')
            mine = server.find(f"Owner = '{agent}' AND Status = '__Active__'")
            j.app.wait(lambda: set(j.numbers()) == set(mine) or len(mine) > 12 and set(j.numbers()) <= set(mine),
                       f'the rows {mine}', PATIENCE)
        incidents = server.find("(Status = 'investigating' OR Status = 'logged') AND Queue != 'Changes' "
                                "AND Queue = 'Service Desk'")
        number = incidents[-1]
        subjects[number] = server.ticket(number)['Subject']
        with j.step('the palette opens a ticket by its number'):
            open_by_palette(j, number, subjects[number])
        with j.step('the statuses offered are those of its lifecycle'):
            status = server.ticket(number)['Status']
            j.app.wait(lambda: j.app.has_text(status), 'the status', PATIENCE)
            have = offered(j)
            assert have[0] == status and set(have[1:]) == NEXT[status], f'{status}: {have}'
        with j.step('a status change arrives'):
            j.set_status('investigating' if status == 'logged' else 'awaiting customer')
            wanted = 'investigating' if status == 'logged' else 'awaiting customer'
            j.wait_server(lambda: server.ticket(number)['Status'] == wanted, 'the status')
            j.app.wait(lambda: set(offered(j)[1:]) == NEXT[wanted], 'what may follow it', PATIENCE)
        with j.step('a reply arrives in a queue whose name needs quoting'):
            legacy = server.find(f"Queue = {quoted(QUEUES['priya'][-1])}") if agent == 'priya' else [number]
            subjects[legacy[-1]] = server.ticket(legacy[-1])['Subject']
            open_by_palette(j, legacy[-1], subjects[legacy[-1]])
            j.write('We’ll look at it — 5 µs.')
            j.send()
            assert j.wait_said(legacy[-1], 'We’ll look at it — 5 µs.')[0][:2] == ('reply', agent)
        with j.step('taking it makes it mine, and the counts follow'):
            j.wait_sent()
            j.leave_text()
            free = server.find("Owner = 'Nobody' AND Status = '__Active__' AND Queue != 'Changes'")[0]
            open_by_palette(j, free, server.ticket(free)['Subject'])
            j.app.key('m')
            j.wait_server(lambda: server.ticket(free)['Owner']['id'] == agent, 'the owner')
            j.app.wait(lambda: not differences(j, server), 'the counts to follow', PATIENCE)
        with j.step('what others do is seen'):
            j.server.reply(number, 'Written by somebody else.')
            j.server.set(free, Subject='A new subject ✓')
            j.app.key('F5')
            j.show_view('mine')
            j.app.row('A new subject ✓', timeout=PATIENCE)
            j.app.wait(lambda: not differences(j, server), 'the counts to follow', PATIENCE)
        with j.step('the link it copies leads to the ticket'):
            assert urllib.parse.urlsplit(j.proxy.url).port
            assert j.app.stop() is not None and not j.app.warnings(), j.app.warnings()


def open_by_palette(j, number, subject):
    before = set(j.app.own_windows())
    j.app.key('ctrl+k')
    j.app.wait(lambda: set(j.app.own_windows()) - before, 'the palette')
    j.app.keys(str(number))
    j.app.wait(lambda: any(subject in t for row in j.app.rows() for t in [row.name, *row.texts()]), 'the ticket', PATIENCE)
    j.app.key('Return')
    j.app.wait(lambda: j.shown() == number, f'#{number} to open', PATIENCE)


if __name__ == '__main__':
    main()
