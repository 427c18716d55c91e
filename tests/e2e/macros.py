#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A macro is shown, done and undone with one word; what somebody else does is told on the desktop until it is read."""
import json
import os
import pathlib
import sqlite3
import subprocess
import time
import uuid

from journey import PATIENCE, Journey

NOTE = 'Se ha pedido otra fuente de alimentación'
WAIT = {'name': 'Esperar pieza', 'priority': '35', 'status': 'no-such-status', 'comment': 'Pieza pedida para {ticket}'}
URGENT = {'name': 'Urgente', 'priority': '90'}


def keep_macros(*macros):
    """As some that were made before."""
    with sqlite3.connect(pathlib.Path(os.environ['XDG_DATA_HOME'], 'ventanilla/work.db')) as work:
        for macro in macros:
            whole = {'format': 'ventanilla-macros', 'version': 1, 'macros': [macro]}
            work.execute('INSERT INTO macro VALUES (?, ?, ?, 1)',
                         (str(uuid.uuid4()), macro['name'], json.dumps(whole)))
    work.close()


class Notices:
    """What the desktop was asked to tell."""

    def __init__(self):
        self.path = pathlib.Path(os.environ['VNT_DESKTOP_DIR'], 'notices')
        self.path.touch()
        service = pathlib.Path(__file__).with_name('notices.py')
        self.process = subprocess.Popen(['/usr/bin/python3', str(service), str(self.path)], stdout=subprocess.PIPE,
                                        text=True)
        assert self.process.stdout.readline() == 'ready\n'

    def told(self):
        return [json.loads(line) for line in self.path.read_text(encoding='utf-8').splitlines()]

    def about(self, number):
        return [told for told in self.told() if told.get('title', '').startswith(f'#{number} ')]

    def close(self):
        self.process.terminate()
        self.process.wait()


def press_until(j, key, look, what):
    """A key that came too early is pressed again, as a person would."""
    pressed = 0.0

    def found():
        nonlocal pressed
        node = look()
        if node is None and time.monotonic() - pressed > 5:
            j.app.key(key)
            pressed = time.monotonic()
        return node
    return j.app.wait(found, what, PATIENCE)


def first(nodes):
    return nodes[0] if nodes else None


def main():
    with Journey('macros') as j:
        j.sign_in()
        keep_macros(WAIT, URGENT)
        notices = Notices()
        try:
            run(j, notices)
        finally:
            notices.close()


def ask_for(j, macro):
    """Opens what it says it will do."""
    press_until(j, 'a', lambda: first(j.app.find_all('label', macro['name'])), 'the macros to be offered')
    j.app.keys(macro['name'].lower())
    others = [other['name'] for other in (WAIT, URGENT) if other is not macro]
    j.app.wait(lambda: not j.app.find_all('label', others[0]), 'one macro to be left', PATIENCE)
    j.app.key('Return')
    j.app.wait(lambda: any(b.has_state('sensitive') for b in j.app.find_all('button', 'Apply')), 'Apply', PATIENCE)


def run(j, notices):
    j.launch()
    j.wait_up_to_date()
    number, other = list(j.ticket_rows())[:2]
    before = j.server.ticket(number)
    with j.step('a macro says what it will do, and nothing is done yet'):
        j.open_ticket(number, before['Subject'])
        # Before its details are here, nothing is known to be in the way.
        j.wait_statuses('resolved')
        ask_for(j, WAIT)
        says = j.app._root().texts()
        assert any(f'Pieza pedida para #{number}' in text for text in says), says
        assert any('→ 35' in text and 'its status cannot become this' in text for text in says), says
        j.picture('macro')
        assert j.server.ticket(number)['Priority'] == before['Priority']
    with j.step('done, the server has all of it'):
        j.app.click(j.app.find('button', 'Apply'))
        j.wait_said(number, f'Pieza pedida para #{number}')
        j.wait_server(lambda: j.server.ticket(number)['Priority'] == '35', 'the priority')
        j.wait_sent()
    with j.step('one word undoes it'):
        ask_for(j, URGENT)
        j.app.click(j.app.find('button', 'Apply'))
        j.app.click(j.app.wait(lambda: first(j.app.find_all('button', 'Undo')), 'Undo', PATIENCE))
        j.wait_sent()
        j.wait_server(lambda: j.server.ticket(number)['Priority'] == '35', 'what it was before')
    with j.step('what somebody else does is told on the desktop'):
        j.server.set(other, Owner=j.agent)
        j.server.ask('POST', f'/ticket/{other}/comment', {'Content': NOTE, 'ContentType': 'text/plain'})
        j.app.wait(lambda: notices.about(other), f'a notice of #{other}', PATIENCE)
        told = notices.about(other)[-1]
        assert NOTE not in told['body'], told
        assert 'Mark as Read' in told['actions'], told
        assert not notices.about(number), 'what the agent did is no news'
    with j.step('read, the notice goes'):
        j.open_ticket(other, j.server.ticket(other)['Subject'])
        j.app.wait(lambda: any('closed' in told for told in notices.told()), 'the notice to go', PATIENCE)
    with j.step('what comes in quiet hours is told afterwards, in one'):
        third = [n for n in j.ticket_rows() if n not in (number, other)][-1]
        hour = time.localtime().tm_hour
        j.write_settings(quiet_from=f'uint32 {hour}', quiet_to=f'uint32 {(hour + 2) % 24}')
        j.server.ask('POST', f'/ticket/{third}/comment', {'Content': NOTE, 'ContentType': 'text/plain'})
        j.app.wait(lambda: j.row_says(third, 'unread'), f'#{third} to be unread', PATIENCE)
        # Time for what would be told at once.
        time.sleep(3)
        assert not notices.about(third), notices.about(third)
        j.write_settings(quiet_from='uint32 0', quiet_to='uint32 0')
        j.app.wait(lambda: any('news of 1 ticket' in told.get('title', '') for told in notices.told()),
                   'the news', PATIENCE)


if __name__ == '__main__':
    main()
