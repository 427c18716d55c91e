#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an alert of a real Icinga 2 to a ticket, once, and back: the monitoring is told its number."""
import base64
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import urllib.request

from journey import PATIENCE, Journey

MACHINE = 'PC-HAC-001'
ICINGA = pathlib.Path(__file__).resolve().parent.parent / 'support' / 'icinga'


class Icinga:
    """A private one that knows the machine."""
    def __init__(self):
        folder = os.path.join(os.environ['VNT_DESKTOP_DIR'], 'icinga')
        os.mkdir(folder)
        with socket.socket() as s:
            s.bind(('127.0.0.1', 0))
            self.port = s.getsockname()[1]
        self.process = subprocess.Popen([ICINGA, folder, str(self.port), MACHINE.lower()], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)
        assert self.process.stdout.readline() == b'ready\n'

    def ask(self, method, path, body=None):
        request = urllib.request.Request(f'https://127.0.0.1:{self.port}/v1{path}', method=method,
                                         data=json.dumps(body).encode() if body else None)
        request.add_header('Accept', 'application/json')
        request.add_header('Authorization', 'Basic ' + base64.b64encode(b'test:test').decode())
        with urllib.request.urlopen(request, context=ssl._create_unverified_context(), timeout=PATIENCE) as answer:
            return json.load(answer)['results']

    def check(self, state, output):
        self.ask('POST', '/actions/process-check-result',
                 {'type': 'Service', 'filter': 'host.name==h && service.name=="disk"', 'filter_vars': {'h': MACHINE.lower()},
                  'exit_status': state, 'plugin_output': output})

    def comments(self):
        return [found['attrs']['text'] for found in self.ask('GET', '/objects/comments')]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def tickets(j):
    return j.server.find(f"Subject LIKE '{MACHINE.lower()}!disk'")


def enter(j, icinga):
    tab = j.press_until('ctrl+comma', lambda: next((n for n in j.app.find_all() if n.name == 'Monitoring'
                                                    and n.role in ('radio button', 'toggle button', 'page tab')), None),
                        'the preferences')
    j.app.point(tab)
    address = j.app.find('text', 'Address', timeout=PATIENCE)
    j.app.type(address, f'https://127.0.0.1:{icinga.port}', replace=True)
    users = [n for n in j.app.find_all('text', 'User') if n.has_state('editable')]
    j.app.type(users[0], 'desk', replace=True)
    j.app.type(j.app.find('text', 'Password'), 'Pa55 wo"rd$', replace=True)
    j.app.click(j.app.find('button', 'Apply and Try'))
    j.app.wait_text('The monitoring answers.', timeout=PATIENCE)
    j.picture('preferences')
    j.press_until('Escape', lambda: not j.app.find_all('button', 'Apply and Try'), 'the preferences to close')


def main():
    if not shutil.which('icinga2', path=os.environ['PATH'] + ':/usr/sbin'):
        print('1..0 # SKIP icinga2 is not installed: apt install icinga2-bin')
        sys.exit(0)
    icinga = Icinga()
    try:
        with Journey('monitor') as j:
            icinga.check(2, 'DISK CRITICAL - 98% of / used')
            j.sign_in()
            j.launch()
            j.wait_up_to_date()
            with j.step('the monitoring is entered, and answers'):
                enter(j, icinga)
            with j.step('the machine shows what it says'):
                j.app.action('win.machines')
                j.app.type(j.app.find('text', 'Search machines', timeout=PATIENCE), MACHINE, replace=True)
                row = j.app.wait(lambda: next((r for r in j.app.rows() if MACHINE in r.name), None), MACHINE, PATIENCE)
                j.app.point(row)
                j.app.wait_text('DISK CRITICAL - 98% of / used', timeout=PATIENCE)
                j.picture('alert')
            with j.step('a ticket is opened from it, linked with the machine'):
                j.app.click(j.app.find('button', re.compile('^Open a Ticket')))
                subject = j.app.wait(lambda: next((n for n in j.app.find_all('text', 'Subject')
                                                   if '!disk]' in n.text()), None), 'the subject', PATIENCE)
                assert 'Critical' in subject.text(), subject.text()
                j.app.click(j.app.find('button', 'Create'))
                (number,) = j.app.wait(lambda: tickets(j), 'the ticket at the server', PATIENCE)
            with j.step('the alert leads to it, and is acknowledged with its number'):
                j.app.action('win.machines')
                j.app.point(j.app.wait(lambda: next((r for r in j.app.rows() if MACHINE in r.name), None), MACHINE, PATIENCE))
                j.app.find('button', re.compile(f'^Ticket #{number}'), timeout=PATIENCE)
                j.app.click(j.app.find('button', re.compile('^Acknowledge:'), timeout=PATIENCE))
                j.app.wait_text('Acknowledged', timeout=PATIENCE)
                assert icinga.comments() == [f'Ticket #{number}'], icinga.comments()
                assert tickets(j) == [number]
                j.picture('acknowledged')
    finally:
        icinga.close()


if __name__ == '__main__':
    main()
