#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket is forwarded: addresses and words outlive a kill, and one mail leaves, past a server that goes by another name."""
import time

from journey import PATIENCE, Journey

TO = 'fuera@proveedor.example'
TEXT = 'Les paso la incidencia'


def addresses(j):
    """The line for them, opened by its key; a press that came too early is made again."""
    def look():
        entry = next(iter(j.app.find_all('text', 'Forward to')), None)
        if entry is None:
            j.app.key('shift+f')
            time.sleep(0.5)
        return entry
    return j.app.wait(look, 'the line for addresses', PATIENCE)


def forwarded(j, number):
    page = j.server.ask('GET', f'/transactions?query=TicketId={number}&fields=Type,Data&per_page=100')
    return [item['Data'] for item in page['items'] if item['Type'] == 'Forward Ticket']


def main():
    with Journey('forward') as j:
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        number = next(iter(j.ticket_rows()))
        subject = j.server.ticket(number)['Subject']
        with j.step('what is being forwarded is kept, whatever happens'):
            j.open_ticket(number, subject)
            j.app.type(addresses(j), TO)
            j.app.type(j.editor(), TEXT)
            time.sleep(1.2)
            j.restart()
            j.open_ticket(number, subject)
            entry = addresses(j)
            j.app.wait(lambda: entry.text() == TO, 'the addresses')
            j.picture('forward')
        with j.step('it leaves once'):
            j.app.key('shift+f')
            j.app.wait(lambda: addresses(j).has_state('focused'), 'the caret among the addresses')
            j.send()
            j.wait_server(lambda: forwarded(j, number), 'the mail')
            j.wait_sent()
            assert forwarded(j, number) == [TO], forwarded(j, number)


if __name__ == '__main__':
    main()
