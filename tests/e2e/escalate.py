#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket is handed to the next level: the card is kept through a kill, undone, sent once, and shown above the conversation."""
import time

from journey import PATIENCE, Journey

ASKED = 'Revisar el servidor de impresión'
TRIED = 'Reinicio de la cola'


def window(j):
    """Opened by its key; a press that came too early is made again."""
    def look():
        entry = next((n for n in j.app.find_all('text', 'What was tried') if n.has_state('sensitive')), None)
        if entry is None:
            j.app.key('e')
            time.sleep(0.5)
        return entry
    return j.app.wait(look, 'the window of the card', PATIENCE)


def main():
    with Journey('escalate') as j:
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        number = next(iter(j.ticket_rows()))
        subject = j.server.ticket(number)['Subject']
        with j.step('what is written on the card is kept, whatever happens'):
            j.open_ticket(number, subject)
            j.app.type(window(j), TRIED)
            time.sleep(1.2)
            j.restart()
            j.open_ticket(number, subject)
            entry = window(j)
            j.app.wait(lambda: entry.text() == TRIED, 'what was tried')
            j.picture('card')
        with j.step('handed over, it is sent once, with the queue'):
            before = j.server.ticket(number)['Queue']['id']
            j.app.type(j.app.find('text', 'What is asked'), ASKED)
            j.app.click(j.app.find('button', 'Hand the ticket over, with an internal note (Ctrl+Enter)'))
            j.wait_server(lambda: j.server.ticket(number)['Queue']['id'] != before, 'another queue')
            cards = [text for _, _, text, _ in j.server.messages(number) if ASKED in text]
            assert len(cards) == 1 and TRIED in cards[0], cards
        with j.step('the next level has the card above the conversation'):
            j.app.wait(lambda: any('Handed over by' in text for text in j.app._root().texts()), 'the card', PATIENCE)
            j.picture('handed-over')


if __name__ == '__main__':
    main()
