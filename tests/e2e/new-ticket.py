#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket written with no network, killed on the way: it is made once, and what was said on it follows."""
import time

from journey import PATIENCE, Journey

SUBJECT = 'La impresora de la 2.ª planta no imprime'
TEXT = 'Llamó la señora del registro.'
ANSWER = 'Voy para allá.'


def form(j):
    """Opened by its key; a press that came too early is made again."""
    def look():
        entry = next((n for n in j.app.find_all('text', 'Subject') if n.has_state('sensitive')), None)
        if entry is None:
            j.app.key('ctrl+n')
            time.sleep(0.5)
        return entry
    return j.app.wait(look, 'the window of a new ticket', PATIENCE)


def main():
    with Journey('new-ticket') as j:
        j.sign_in()
        j.launch('Migrar el puesto de Tesorería')
        j.wait_up_to_date()
        with j.step('written with no network, killed, and still there'):
            j.proxy.mode = 'down'
            j.app.type(form(j), SUBJECT)
            j.app.type(j.app.find('text', 'What happened'), TEXT)
            time.sleep(1.2)
            j.restart('Migrar el puesto de Tesorería')
            entry = form(j)
            j.app.wait(lambda: entry.text() == SUBJECT, 'the subject')
            assert j.app.find('text', 'What happened').text() == TEXT
        with j.step('made here, it is shown and can be answered'):
            j.app.click(j.app.find('button', 'Create the ticket (Ctrl+Enter)'))
            j.app.wait_text(TEXT, timeout=PATIENCE)
            j.write(ANSWER)
            j.send()
        with j.step('with the network it is made once, and shown by its number'):
            j.proxy.mode = 'pass'
            number = j.wait_server(lambda: j.server.find(f"Subject = '{SUBJECT}'"), 'the ticket')[0]
            j.wait_said(number, ANSWER)
            j.wait_sent()
            j.app.wait(lambda: j.shown() == number, f'#{number} to be shown', PATIENCE)
            assert j.server.find(f"Subject = '{SUBJECT}'") == [number]


if __name__ == '__main__':
    main()
