#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a ticket into a machine by VNC, and back: the session becomes an internal comment with its time, once."""
import os
import re
import socket
import subprocess
import time

from journey import PATIENCE, Journey

SECRET = 'Pa55word'


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Machine:
    """A desktop of nobody, shown by TigerVNC's server on the loopback."""
    def __init__(self):
        folder = os.environ['VNT_DESKTOP_DIR']
        self.secret = os.path.join(folder, 'vnc-secret')
        with open(self.secret, 'wb') as f:
            f.write(subprocess.run(['tigervncpasswd', '-f'], input=SECRET.encode() + b'\n', capture_output=True,
                                   check=True).stdout)
        os.chmod(self.secret, 0o600)
        self.port = free_port()
        self.process = subprocess.Popen(
            ['Xtigervnc', f':{self.port + 1000}', f'-rfbport={self.port}', f'-PasswordFile={self.secret}', '-localhost=1',
             '-SecurityTypes=VncAuth', '-geometry', '320x240', '-nolisten', 'tcp'],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def listens(self):
        """By the kernel's table: a knock without a word would count against whoever comes next."""
        with open('/proc/net/tcp', encoding='ascii') as f:
            return any(line.split()[1].endswith(f':{self.port:04X}') and line.split()[3] == '0A' for line in f.readlines()[1:])

    def close(self):
        self.process.kill()
        self.process.wait()


def window(j):
    """Opened by its key; a press that came too early is made again."""
    def look():
        entry = next(iter(j.app.find_all('text', 'Machine')), None)
        if entry is None:
            j.app.key('F9')
            time.sleep(0.5)
        return entry
    return j.app.wait(look, 'the window of the session', PATIENCE)


def main():
    machine = Machine()
    try:
        with Journey('remote-session') as j:
            j.sign_in()
            j.launch()
            j.wait_up_to_date()
            number = next(iter(j.ticket_rows()))
            subject = j.server.ticket(number)['Subject']
            j.app.wait(machine.listens, 'the machine', PATIENCE)
            with j.step('F9 leads to the machine'):
                j.open_ticket(number, subject)
                j.app.type(window(j), f'vnc://127.0.0.1:{machine.port}')
                j.app.type(j.app.find('text', 'Password'), SECRET)
                j.picture('window')
                j.app.click(j.app.find('button', 'Connect'))
                j.app.wait_text('Connected since', timeout=PATIENCE)
                j.picture('bar')
            with j.step('ended, it is written down once, with its time'):
                j.app.click(j.app.find('button', re.compile('^End: VNC')))
                j.app.find('button', 'Keep as Draft', timeout=PATIENCE)
                j.picture('note')
                j.app.click(j.app.find('button', 'Comment'))
                place = f'VNC · 127.0.0.1:{machine.port}'
                j.wait_server(lambda: any(place in m[2] for m in j.server.messages(number)), 'the comment')
                notes = [m for m in j.server.messages(number) if place in m[2]]
                assert len(notes) == 1 and notes[0][3] == 1, notes
    finally:
        machine.close()


if __name__ == '__main__':
    main()
