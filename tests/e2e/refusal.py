#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server refuses for lack of rights: it says so, keeps the words, and can be sent later after all."""
from conflict import go_offline, outbox, reply
from journey import PATIENCE, Journey

VISIT, SUBJECT = 12, 'Visita: wifi de la biblioteca'
TEXT = 'Iré mañana a las nueve; llevo el material.'


def main():
    with Journey('refusal', agent='pablo') as j:
        j.sign_in()
        j.launch(SUBJECT)
        j.show_view('mine')
        with j.step('a reply the server refuses says so and keeps its text'):
            j.open_ticket(VISIT, SUBJECT)
            j.app.wait_text('De acuerdo.', timeout=PATIENCE)
            go_offline(j)
            reply(j, TEXT)
            j.app.wait_text('Waiting to be sent')
            # Meanwhile it moves to where this agent only reads.
            j.server.ask('PUT', f'/ticket/{VISIT}', {'Queue': 'Soporte N1'})
            j.proxy.mode = 'pass'
            j.app.key('F5')
            j.app.wait_text('Not sent', timeout=PATIENCE)
            j.app.wait_text(TEXT)
            j.picture('refused')
        with j.step('the outbox says so too'):
            box = outbox(j)
            j.app.wait_text('The server said no', within=box, timeout=PATIENCE)
            j.app.wait_text(TEXT, within=box)
            assert not j.server.said(VISIT, TEXT)
        with j.step('a restart loses nothing of it'):
            j.restart()
            box = outbox(j)
            j.app.wait_text('The server said no', within=box, timeout=PATIENCE)
            j.app.wait_text(TEXT, within=box)
        with j.step('allowed again, Retry sends it once'):
            j.server.ask('PUT', f'/ticket/{VISIT}', {'Queue': 'Campo'})
            j.app.click(j.app.find('button', 'Retry', within=outbox(j)))
            j.wait_said(VISIT, TEXT)
            j.app.wait_text('Nothing Waits', timeout=PATIENCE)


if __name__ == '__main__':
    main()
