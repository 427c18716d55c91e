#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ventanilla-ctl before a real Request Tracker: every verb, its JSON and exit status, offline, and beside another process."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

from proxy import Proxy
from rt import Desk

CTL, PROGRAM, SECOND = sys.argv[1:4]
DONE, FAILED, USAGE, OFFLINE, SIGNED_OUT, NOT_FOUND = range(6)
PATIENCE = 60.0  # seconds: bounds a failure, nothing waits that long


def wait(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f'waited in vain for {what}'
        time.sleep(0.05)


def ctl(*words, text='', expect=DONE, env=None):
    """What it printed."""
    done = subprocess.run([CTL, *map(str, words)], input=text, text=True, capture_output=True, check=False,
                          env={**os.environ, **(env or {})}, timeout=2 * PATIENCE)
    assert done.returncode == expect, f'{words}: ended {done.returncode}: {done.stdout}{done.stderr}'
    assert 'CRITICAL' not in done.stderr, done.stderr
    return done.stdout


def ask(*words, **how):
    """What it printed, read as JSON."""
    return json.loads(ctl(*words, '--json', **how))


class Second:
    """Another process with the same files, as the window is."""

    def __enter__(self):
        self.process = subprocess.Popen([SECOND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith('state 3 '):  # online: it has the right to send
                return self
        raise AssertionError('the second process never came online')

    def __exit__(self, *why):
        self.process.stdin.close()
        self.process.wait(PATIENCE)
        self.process.stdout.close()


class Ctl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk()
        cls.addClassCleanup(cls.desk.close)
        cls.proxy = Proxy('127.0.0.1', cls.desk.port)
        cls.addClassCleanup(cls.proxy.close)
        cls.server = cls.desk.root
        cls.mine = sorted(cls.server.find("Owner = 'lucia' AND Status = '__Active__'"))
        env = {k: v for k, v in os.environ.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        # Before anybody is signed in.
        ctl('list', expect=SIGNED_OUT)
        nobody = ask('status', expect=SIGNED_OUT)
        assert nobody['state'] == 'no-account' and nobody['account'] is None, nobody
        subprocess.run([PROGRAM, '--sign-in', cls.proxy.url, '--user', 'lucia'], input=cls.desk.token('lucia') + '\n',
                       text=True, check=True, env=env, stdout=subprocess.DEVNULL)
        done = ask('sync')
        assert done['fetched'] in ('tickets', 'all') and done['state'] == 'online', done

    def setUp(self):
        self.proxy.mode = 'pass'

    def said(self, number, text, times=1):
        wait(lambda: len(self.server.said(number, text)) >= times, f'“{text}” at the server')
        self.assertEqual(len(self.server.said(number, text)), times)

    def lose_the_network(self):
        self.proxy.mode = 'refuse'

    def test_full_sync_brings_conversations(self):
        self.assertEqual(ask('sync', '--full')['fetched'], 'all')
        self.assertTrue(all(m['text'] for m in ask('show', self.mine[0])['messages'] if m['kind'] == 'request'))

    def test_sync_brings_what_is_new(self):
        number = self.mine[-1]
        self.server.set(number, Subject='Cambiado en el servidor')
        ask('sync')
        rows = {row['id']: row for row in ask('list')}
        self.assertEqual(rows[number]['subject'], 'Cambiado en el servidor')

    def test_list_is_the_view(self):
        self.assertEqual(sorted(row['id'] for row in ask('list')), self.mine)
        self.assertEqual(sorted(row['id'] for row in ask('list', '--view', 'mine')), self.mine)
        self.assertEqual(len(ask('list', '--limit', 1)), 1)
        ctl('list', '--view', 'no-such', expect=NOT_FOUND)
        ctl('list', '--queue', 'no-such', expect=NOT_FOUND)

    def test_list_of_a_queue(self):
        queue = ask('list')[0]['queue']
        rows = ask('list', '--queue', queue, '--limit', 0, '--closed')
        self.assertTrue(rows)
        self.assertEqual({row['queue'] for row in rows}, {queue})

    def test_list_in_text_has_one_line_a_ticket(self):
        self.assertEqual(len(ctl('list').splitlines()), len(self.mine))

    def test_search(self):
        row = ask('list')[0]
        word = max(row['subject'].split(), key=len)
        self.assertIn(row['id'], [found['id'] for found in ask('search', word)])
        self.assertEqual(ask('search', 'xyzzynothing'), [])

    def test_show(self):
        shown = ask('show', self.mine[0])
        self.assertEqual(shown['id'], self.mine[0])
        self.assertTrue(shown['whole'])
        self.assertEqual(shown['messages'][0]['kind'], 'request')
        self.assertIn(f'#{self.mine[0]}', ctl('show', f'#{self.mine[0]}'))

    def test_show_waits_for_the_server(self):
        number = self.mine[0]
        self.server.reply(number, 'Dicho hace un momento.')
        texts = [m['text'].strip() for m in ask('show', number, '--wait')['messages'] if m['text']]
        self.assertIn('Dicho hace un momento.', texts)

    def test_what_is_not_there(self):
        ctl('reply', 999999, text='x', expect=NOT_FOUND)
        ctl('set', 999999, 'priority=1', expect=NOT_FOUND)
        ctl('outbox', 'drop', '00000000', expect=NOT_FOUND)

    def test_usage(self):
        number = self.mine[0]
        for words in ([], ['fly'], ['show'], ['show', 'x'], ['list', '--minutes', '3'], ['set', number], ['set', number, 'x=1'],
                      ['set', number, 'priority=high'], ['set', number, 'due=soon'], ['--no-such'], ['outbox', 'burn', '1']):
            ctl(*words, expect=USAGE)
        ctl('reply', number, text='', expect=USAGE)
        self.assertEqual(ask('outbox'), [])

    def test_reply_waits_and_is_there_once(self):
        number = self.mine[0]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, 'nota.txt')
            path.write_text('Adjunto de 12 €', encoding='utf-8')
            done = ask('reply', number, '--wait', '--minutes', 7, '--attach', path, text='Respuesta con señas.\n')
        self.assertEqual([operation['state'] for operation in done], ['done'])
        self.said(number, 'Respuesta con señas.')
        self.assertEqual(self.server.said(number, 'Respuesta con señas.')[0][3], 7)
        self.assertEqual(self.server.files(number)['nota.txt'].decode(), 'Adjunto de 12 €')

    def test_comment_is_a_note_with_its_status(self):
        number = self.mine[1]
        shown = ask('show', number)
        # The first is the status it has.
        other = next(status for status in shown['statuses'][1:] if status not in ('resolved', 'rejected', 'deleted'))
        done = ask('comment', number, '--status', other, '--wait', text='Nota para el equipo.')
        self.assertEqual([operation['state'] for operation in done], ['done', 'done'])
        self.assertEqual(self.server.said(number, 'Nota para el equipo.')[0][0], 'note')
        self.assertEqual(self.server.ticket(number)['Status'], other)

    def test_set_every_field(self):
        number = self.mine[2]
        done = ask('set', number, 'priority=42', 'subject=Otro asunto', 'minutes=5', 'due=2031-02-03T10:00:00Z', '--wait')
        self.assertEqual([operation['state'] for operation in done], ['done'] * 4)
        ticket = self.server.ticket(number)
        self.assertEqual((int(ticket['Priority']), ticket['Subject']), (42, 'Otro asunto'))
        self.assertEqual(ticket['Due'], '2031-02-03T10:00:00Z')
        # What it is already is no change.
        self.assertEqual(ask('set', number, 'priority=42', '--wait'), [])
        ctl('set', number, 'queue=no-such', expect=NOT_FOUND)

    def test_set_what_a_queue_calls_its_own(self):
        number = sorted(self.server.find("Queue = 'Redes' AND Status = '__Active__'"))[0]
        ask('show', number, '--wait')
        done = ask('set', number, 'cf.Impacto=Alto', 'cf.Etiquetas+=red', 'cc+=eva@example.org', 'refers-to+=1', '--wait')
        self.assertEqual([operation['state'] for operation in done], ['done'] * 4)
        ticket = self.server.ticket(number)
        values = {field['name']: field['values'] for field in ticket['CustomFields']}
        self.assertEqual((values['Impacto'], values['Etiquetas']), (['Alto'], ['red']))
        self.assertEqual([person['id'] for person in ticket['Cc']], ['eva@example.org'])
        # A choice the server does not have is refused before it is kept, and the choices are named.
        done = subprocess.run([CTL, 'set', str(number), 'cf.Impacto=Enorme'], text=True, capture_output=True, check=False)
        self.assertEqual(done.returncode, FAILED)
        self.assertIn('Bajo, Medio, Alto', done.stderr)
        ask('set', number, 'admin-cc+=marta', '--wait')
        shown = ask('show', number, '--wait')
        self.assertEqual(shown['admin_cc'], ['marta'])
        self.assertIn({'relation': 'refers-to', 'target': 'ticket:1'}, shown['links'])

    def test_keep(self):
        number = self.mine[0]
        kept = ask('keep', number, '--wait')
        self.assertEqual((kept['id'], kept['kept'], kept['whole']), (number, True, True))
        self.lose_the_network()
        self.assertTrue(ask('show', number)['kept'])
        ctl('unkeep', number)
        self.assertFalse(ask('show', number)['kept'])
        ctl('keep', 999999, expect=NOT_FOUND)
        ctl('unkeep', number, '--wait', expect=USAGE)

    def test_owner(self):
        number = self.mine[2]
        ask('set', number, 'owner=nobody', '--wait')
        self.assertEqual(self.server.ticket(number)['Owner']['id'], 'Nobody')
        ask('set', number, 'owner=me', '--wait')
        self.assertEqual(self.server.ticket(number)['Owner']['id'], 'lucia')

    def test_what_the_server_refuses_waits_for_the_agent(self):
        number = self.mine[1]
        done = ask('set', number, 'status=no-such-status', '--wait', expect=FAILED)
        self.assertEqual([operation['state'] for operation in done], ['refused'])
        self.assertEqual(ask('status')['attention'], 1)
        ask('outbox', 'retry', done[0]['id'], '--wait', expect=FAILED)
        self.assertEqual(ask('outbox', 'drop', done[0]['id'])['state'], 'dropped')
        self.assertEqual(ask('outbox'), [])

    def test_offline_is_kept_and_sent_once_later(self):
        number = self.mine[0]
        self.lose_the_network()
        done = ask('reply', number, text='Escrito sin red.')
        self.assertEqual([operation['state'] for operation in done], ['queued'])
        ask('comment', number, '--wait', text='También sin red.', expect=OFFLINE)
        self.assertEqual(ask('status')['state'], 'offline')
        ctl('sync', expect=OFFLINE)
        waiting = ask('outbox')
        self.assertEqual([operation['kind'] for operation in waiting], ['reply', 'comment'])
        self.assertEqual(self.server.said(number, 'Escrito sin red.'), [])
        self.assertIn('Escrito sin red.', [m['text'].strip() for m in ask('show', number)['messages'] if m['text']])
        self.proxy.mode = 'pass'
        ask('outbox', 'retry', waiting[-1]['id'], '--wait')
        self.said(number, 'Escrito sin red.')
        self.said(number, 'También sin red.')
        self.assertEqual(ask('outbox'), [])

    def test_new_is_made_once(self):
        queue = ask('list')[0]['queue']
        made = ask('new', '--queue', queue, '--subject', 'Sin tóner', '--requestor', 'vecina@example.org', '--wait',
                   'owner=me', 'priority=40', text='No imprime.\n')[0]
        self.assertEqual(made['state'], 'done')
        self.assertGreater(made['ticket'], 0)
        shown = ask('show', made['ticket'])
        self.assertEqual((shown['subject'], shown['queue'], shown['owner'], shown['priority']),
                         ('Sin tóner', queue, 'lucia', 40))
        self.said(made['ticket'], 'No imprime.')
        self.assertEqual(self.server.find("Subject = 'Sin tóner'"), [made['ticket']])

    def test_new_offline_and_what_follows_it(self):
        queue = ask('list')[0]['queue']
        self.lose_the_network()
        made = ask('new', '--queue', queue, '--subject', 'Desde el tren', text='Sin red en la sede.\n')[0]
        number = made['ticket']
        self.assertLess(number, 0)
        shown = ask('show', number)
        self.assertEqual(shown['subject'], 'Desde el tren')
        self.assertEqual([m['text'].strip() for m in shown['messages']], ['Sin red en la sede.'])
        ctl('reply', number, text='Voy para allá.\n')
        ctl('set', number, 'owner=me', 'priority=60')
        self.assertIn(number, [row['id'] for row in ask('list')])
        self.proxy.mode = 'pass'
        ctl('comment', number, '--wait', text='Ya hay red.\n')
        real = ask('show', number)['id']
        self.assertGreater(real, 0)
        self.said(real, 'Voy para allá.')
        self.said(real, 'Ya hay red.')
        self.assertEqual(self.server.find("Subject = 'Desde el tren'"), [real])
        row = next(row for row in ask('list') if row['id'] == real)
        self.assertEqual((row['owner'], row['priority'], row['waiting']), ('lucia', 60, 0))
        self.assertEqual(ask('outbox'), [])

    def test_new_needs_a_queue_that_is_there(self):
        ctl('new', '--subject', 'x', text='x', expect=USAGE)
        ctl('new', '--queue', 'no-such', '--subject', 'x', text='x', expect=NOT_FOUND)

    def test_drop_by_the_beginning_of_its_id(self):
        number = self.mine[0]
        self.lose_the_network()
        done = ask('reply', number, text='Esto no sale.')
        self.assertEqual(ask('outbox', 'drop', done[0]['id'][:13])['id'], done[0]['id'])
        self.proxy.mode = 'pass'
        ask('sync')
        self.assertEqual(self.server.said(number, 'Esto no sale.'), [])

    def test_without_a_keyring(self):
        number = self.mine[0]
        alone = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
        done = ask('reply', number, text='Sin llavero.', env=alone)
        self.assertEqual([operation['state'] for operation in done], ['queued'])
        ask('outbox', 'retry', done[0]['id'], '--wait', env=alone, expect=SIGNED_OUT)
        ask('outbox', 'retry', done[0]['id'], '--wait')
        self.said(number, 'Sin llavero.')

    def test_the_other_process_sends(self):
        number = self.mine[0]
        with Second():
            done = ask('reply', number, '--wait', text='Lo manda la ventana.')
            self.assertEqual([operation['state'] for operation in done], ['done'])
            self.said(number, 'Lo manda la ventana.')
            for i in range(3):
                ctl('comment', number, text=f'Nota {i} junto a la ventana.')
            for i in range(3):
                self.said(number, f'Nota {i} junto a la ventana.')
            self.assertEqual(ask('sync')['state'], 'online')

    def test_the_other_process_is_told_what_waits(self):
        number = self.mine[0]
        alone = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
        with Second() as second:
            self.lose_the_network()
            ctl('reply', number, text='Cuando vuelva la red.', env=alone)
            for line in second.process.stdout:
                if line.rstrip().endswith('waiting 1'):
                    break
            self.proxy.mode = 'pass'
            ask('outbox', 'retry', ask('outbox')[0]['id'], '--wait')
            self.said(number, 'Cuando vuelva la red.')


class Tap(unittest.TextTestResult):
    number = 0

    def line(self, word, test, reason=''):
        Tap.number += 1
        print(f'{word} {Tap.number} - {test.id().rsplit(".", 1)[-1]}', flush=True)
        for text in reason.splitlines():
            print('# ' + text, flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line('ok', test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.line('not ok', test, self._exc_info_to_string(err, test))

    addError = addFailure


if __name__ == '__main__':
    result = unittest.TextTestRunner(resultclass=Tap, verbosity=0).run(
        unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(Ctl)
                           if len(sys.argv) < 5 else [Ctl(name) for name in sys.argv[4:]]))
    print(f'1..{Tap.number}')
    sys.exit(0 if result.wasSuccessful() else 1)
