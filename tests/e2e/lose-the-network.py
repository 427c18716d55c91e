#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With no network everything goes on; with it again everything is sent, once and in order.

lose-the-network.py [--without-marker]: on a desk where a reply cannot carry its own identity.
"""
import sys

from journey import PATIENCE, Journey

TICKET, SUBJECT = 2, 'Resumen de incidencias'
# Of the same queue and status, never opened while there was a network.
UNSEEN, UNSEEN_SUBJECT = 25, 'Copia de seguridad'
OTHER, OTHER_SUBJECT = 9, '<b>&amp; ñ €'


def reply(j, text, note=False):
    j.write(text, note)
    j.send()
    j.app.wait(lambda: j.written() == '', 'the text to be in the outbox')


def leave_editor(j):
    j.leave_text()


def offline(j):
    with j.step('without a network the window says so quietly'):
        j.wait_up_to_date()
        j.open_ticket(TICKET, SUBJECT)
        j.app.wait_text('Reiniciar el servicio', timeout=PATIENCE)
        j.wait_statuses('waiting')
        j.proxy.mode = 'down'
        j.app.key('F5')
        j.app.wait(lambda: j.app.has_text('No connection'), 'a word about the network', PATIENCE)
        assert not j.app.find_all('dialog')
    with j.step('list, tickets and search work offline'):
        j.show_view('recent')
        j.app.wait(lambda: 40 in j.numbers(), 'what was updated lately', PATIENCE)
        j.show_view('mine')
        j.app.wait(lambda: 40 not in j.numbers(), 'what is mine', PATIENCE)
        j.app.key('ctrl+f')
        j.app.type(j.app.find('entry', 'Search or filter tickets'), 'tesoreria')
        j.app.wait(lambda: j.numbers() == [10], 'the one ticket of the Tesorería', PATIENCE)
        j.app.key('Escape')
        j.open_ticket(OTHER, OTHER_SUBJECT)
        j.open_ticket(TICKET, SUBJECT)
        j.app.wait_text('Reiniciar el servicio')
    with j.step('a reply, a status and a note wait, and are shown as waiting'):
        reply(j, 'Primera, sin red.')
        leave_editor(j)
        j.set_status('waiting')
        reply(j, 'Segunda, sin red.', note=True)
        j.app.wait_text('Waiting to be sent')
        j.app.wait_text('changes waiting')
        j.app.wait_text('Primera, sin red.')
        j.open_ticket(UNSEEN, UNSEEN_SUBJECT)
        j.set_status('waiting')
        j.app.wait(lambda: j.row_says(UNSEEN, 'change waiting'), 'the mark of its row')
        j.app.wait(lambda: any('4' in row.texts() for row in j.app.rows() if 'Outbox' in row.texts()), 'the outbox to have 4')


def restart_offline(j):
    with j.step('killed and started offline, all of it still waits'):
        j.restart()
        j.show_view('mine')
        j.open_ticket(TICKET, SUBJECT)
        j.app.wait_text('Primera, sin red.', timeout=PATIENCE)
        j.app.wait_text('Segunda, sin red.')
        j.app.wait_text('waiting')
        j.picture('offline')
    with j.step('the network is back: sent once, in order'):
        assert not j.server.said(TICKET, 'Primera, sin red.')
        j.proxy.mode = 'pass'
        j.wait_said(TICKET, 'Segunda, sin red.', timeout=120)
        j.wait_server(lambda: j.server.ticket(TICKET)['Status'] == 'waiting', 'the status')
        j.wait_server(lambda: j.server.ticket(UNSEEN)['Status'] == 'waiting', 'the other status')
        mine = [(m[0], m[2].strip()) for m in j.server.messages(TICKET) if m[2].strip().endswith('sin red.')]
        assert mine == [('reply', 'Primera, sin red.'), ('note', 'Segunda, sin red.')], mine
        order = [(h['Type'], h['NewValue']) for h in j.server.history(TICKET)
                 if h['Creator']['id'] == j.agent and h['Type'] in ('Correspond', 'Status', 'Comment')][-3:]
        assert [t for t, _ in order] == ['Correspond', 'Status', 'Comment'], order
        j.wait_sent()


def cut(j, mode, number):
    """The answer (or the request) of a reply is lost on the way."""
    text = f'Respuesta con el cable cortado, {number}.'
    getattr(j.proxy, mode)('POST', f'/ticket/{TICKET}/correspond')
    reply(j, text)
    leave_editor(j)
    j.app.wait(lambda: j.proxy.waiting_cuts() == 0, 'the cut to happen', PATIENCE)
    j.wait_said(TICKET, text, timeout=180)
    j.wait_sent(180)
    assert len(j.server.said(TICKET, text)) == 1


def cuts(j):
    with j.step('the answer to a reply is lost: sent once'):
        cut(j, 'cut_response', 1)
    with j.step('the reply is lost before the server saw it: sent once'):
        cut(j, 'cut_request', 2)
    with j.step('the answer is lost and the program killed: sent once'):
        text = 'Cortada y muerta.'
        j.proxy.cut_response('POST', f'/ticket/{TICKET}/correspond')
        reply(j, text)
        j.app.wait(lambda: j.proxy.waiting_cuts() == 0, 'the cut to happen', PATIENCE)
        j.restart()
        j.show_view('mine')
        j.open_ticket(TICKET, SUBJECT)
        j.wait_said(TICKET, text, timeout=180)
        j.wait_sent(180)
        assert len(j.server.said(TICKET, text)) == 1
    with j.step('two replies with the same words are two replies'):
        j.proxy.cut_response('POST', f'/ticket/{TICKET}/correspond')
        reply(j, 'Igual.')
        leave_editor(j)
        reply(j, 'Igual.')
        leave_editor(j)
        j.wait_said(TICKET, 'Igual.', 2, 180)
        j.wait_sent(180)
    with j.step('a status whose answer is lost is changed once'):
        j.proxy.cut_response('PUT', f'/ticket/{OTHER}')
        j.open_ticket(OTHER, OTHER_SUBJECT)
        j.set_status('waiting')
        j.app.wait(lambda: j.proxy.waiting_cuts() == 0, 'the cut to happen', PATIENCE)
        j.wait_server(lambda: j.server.ticket(OTHER)['Status'] == 'waiting', 'the status', 120)
        j.wait_sent(180)
        changed = [c for c in j.server.changes(OTHER, 'Status') if c[0] == j.agent]
        assert changed[-1:] == [(j.agent, 'open', 'waiting')], changed


def black_hole(j):
    with j.step('in a black hole nothing freezes, and nothing is lost'):
        j.proxy.mode = 'blackhole'
        reply(j, 'En un agujero negro.')
        leave_editor(j)
        j.open_ticket(TICKET, SUBJECT)
        j.app.wait_text('En un agujero negro.')
        j.show_view('unowned')
        j.app.wait(lambda: 40 in j.numbers(), 'another view')
        j.proxy.mode = 'pass'
        j.wait_said(TICKET, 'En un agujero negro.', timeout=180)
        j.show_view('mine')
        j.open_ticket(TICKET, SUBJECT)
        j.wait_sent(180)
        assert len(j.server.said(TICKET, 'En un agujero negro.')) == 1
    with j.step('the server itself is away for a while'):
        j.desk.stop()
        reply(j, 'Mientras el servidor dormía.')
        # The line is cut before the words left or after: it knows that they wait, or asks whether they arrived.
        j.app.wait(j.waits, 'a word that they wait or are in doubt', PATIENCE)
        j.desk.start()
        j.wait_said(TICKET, 'Mientras el servidor dormía.', timeout=180)
        j.wait_sent(180)


def main():
    marker = '--without-marker' not in sys.argv[1:]
    with Journey('lose-the-network' if marker else 'lose-the-network-unmarked', *sys.argv[1:]) as j:
        j.sign_in()
        j.launch('Migrar el puesto')
        j.show_view('mine')
        if marker:
            offline(j)
            restart_offline(j)
        j.open_ticket(TICKET, SUBJECT)
        cuts(j)
        j.open_ticket(TICKET, SUBJECT)
        if marker:
            black_hole(j)
        with j.step('the outbox is empty and nothing was sent twice'):
            said = [m[2].strip() for m in j.server.messages(TICKET) if m[1] == j.agent]
            mine = [text for text in said if text.endswith('.') and len(text) < 60]
            assert len(set(mine)) == len(mine) - 1, mine  # but for the two that are meant to be the same
            j.app.action('win.show-outbox')
            j.app.wait_text('Nothing Waits', timeout=PATIENCE)


if __name__ == '__main__':
    main()
