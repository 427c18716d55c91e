#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A technician who works in one queue and reads another: sees no more than that, is told why not, and loses nothing."""
import time

from journey import PATIENCE, Journey

VISIT, SUBJECT = 12, 'Visita: wifi de la biblioteca'
OTHER, OTHER_SUBJECT = 13, 'Visita: falta material'
DRAFT = 'Falta el cable de la segunda planta.'
DONE = 'Material entregado, queda puesto.'
WHY = 'The queue Soporte N1 '


def ask_why(j, key, text):
    """Press a key until the window says why nothing came of it: a word that was missed is asked for again."""
    pressed = 0.0

    def said():
        nonlocal pressed
        if j.app.has_text(text):
            return True
        if time.monotonic() - pressed > 8:
            j.app.key(key)
            pressed = time.monotonic()
        return False
    j.app.wait(said, f'{key} to say {text!r}', PATIENCE)


def main():
    with Journey('few-rights', agent='pablo') as j:
        allowed = set(j.desk.rest('pablo').find('id > 0'))
        hidden = set(j.server.find("Queue = 'Soporte N2' OR Queue = 'Redes'"))
        read_only = j.server.find("Queue = 'Soporte N1' AND Owner = 'Nobody' AND Status = 'new'")[-1]
        subject = j.server.ticket(read_only)['Subject']
        assert hidden and not hidden & allowed, hidden & allowed
        j.sign_in()
        with j.step('what he may not see is not here'):
            j.launch(SUBJECT)
            j.wait_up_to_date()
            j.show_all()
            j.app.wait(lambda: read_only in j.numbers(), 'the tickets he reads', PATIENCE)
            assert set(j.numbers()) <= allowed, j.numbers()
            assert not j.app.find_all('row', 'Redes')
        with j.step('where he only reads, what he cannot do says why'):
            j.open_ticket(read_only, subject)
            j.app.wait(lambda: not j.app.find('combo box', 'Status of the ticket').has_state('sensitive'),
                       'the status to be locked', PATIENCE)
            ask_why(j, 'm', WHY + 'does not let you change the owner')
            ask_why(j, 'r', WHY + 'lets you read its tickets, but not change them')
            j.picture('why')
            assert j.server.ticket(read_only)['Owner']['id'] == 'Nobody'
        with j.step('where he works, he works'):
            j.show_view('mine')
            j.open_ticket(OTHER, OTHER_SUBJECT)
            j.write(DONE)
            j.send()
            j.wait_said(OTHER, DONE)
        with j.step('a ticket that leaves his queue says so while he writes, and keeps the text'):
            j.open_ticket(VISIT, SUBJECT)
            j.write(DRAFT)
            j.app.wait_text('Saved', timeout=PATIENCE)
            j.server.ask('PUT', f'/ticket/{VISIT}', {'Queue': 'Soporte N1'})
            j.leave_text()
            j.app.key('F5')
            j.app.wait(lambda: not j.app.find('combo box', 'Status of the ticket').has_state('sensitive'),
                       'the status to be locked', PATIENCE)
            ask_why(j, 'p', WHY + 'does not let you change the priority')
            j.picture('moved')
        with j.step('back in his queue after a restart, the text is sent once'):
            j.server.ask('PUT', f'/ticket/{VISIT}', {'Queue': 'Campo'})
            j.restart()
            j.wait_up_to_date()
            j.show_all()
            j.open_ticket(VISIT, SUBJECT)
            j.app.wait(lambda: j.written() == DRAFT, 'the draft', PATIENCE)
            j.wait_statuses('onsite')
            j.app.point(j.editor())
            j.app.wait(lambda: j.editor().has_state('focused'), 'the caret in the text', PATIENCE)
            j.send()
            j.wait_said(VISIT, DRAFT)
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
