#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server does not take: shown where it belongs, with its words kept, while all else goes on."""
import re

from journey import PATIENCE, Journey

DISPUTED, SUBJECT = 9, '<b>&amp; ñ €'
OTHER, OTHER_SUBJECT = 2, 'Resumen de incidencias'


def reply(j, text):
    j.write(text)
    j.send()
    j.app.wait(lambda: j.written() == '', 'the text to be in the outbox')
    j.leave_text()


def go_offline(j):
    # Nobody listens: what is tried now surely did not arrive, and waits with no doubt about it.
    j.proxy.mode = 'down'
    j.app.key('F5')
    j.app.wait(lambda: j.app.has_text('No connection'), 'a word about the network', PATIENCE)


def outbox(j):
    j.app.action('win.show-outbox')
    return j.app.find('list', 'Outbox', timeout=PATIENCE)


def both_changed(j):
    with j.step('a status both sides changed is not decided for the agent'):
        j.open_ticket(DISPUTED, SUBJECT)
        j.wait_up_to_date()
        j.wait_statuses('waiting')
        go_offline(j)
        j.set_status('waiting')
        j.app.wait_text('change waiting')
        j.open_ticket(OTHER, OTHER_SUBJECT)
        reply(j, 'Esto no espera a nadie.')
        j.server.set(DISPUTED, Status='resolved')
        j.proxy.mode = 'pass'
        j.app.key('F5')
        j.wait_said(OTHER, 'Esto no espera a nadie.', timeout=120)
        box = outbox(j)
        j.app.wait_text('The ticket changed meanwhile', within=box, timeout=PATIENCE)
        assert j.server.ticket(DISPUTED)['Status'] == 'resolved'
        j.picture('conflict')
    with j.step('the row says that it needs the agent'):
        j.show_view('recent')
        j.app.wait(lambda: j.row_says(DISPUTED, 'needs attention'), 'the mark', PATIENCE)
    with j.step('dropping it ends the matter'):
        box = outbox(j)
        j.app.click(j.app.find('button', re.compile('Drop…'), within=box))
        dialog = j.app.find('dialog')
        j.app.click(j.app.find('button', re.compile('^_?Drop'), within=dialog))
        j.app.wait_text('Nothing Waits', timeout=PATIENCE)
        j.show_view('recent')
        j.app.wait(lambda: not j.app.has_text('needs attention'), 'the mark to go', PATIENCE)
        j.open_ticket(DISPUTED, SUBJECT)
        j.app.wait_text('resolved')
        assert j.server.ticket(DISPUTED)['Status'] == 'resolved'


def main():
    with Journey('conflict') as j:
        j.sign_in()
        j.launch('Migrar el puesto')
        j.show_view('mine')
        both_changed(j)


if __name__ == '__main__':
    main()
