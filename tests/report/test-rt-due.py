#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our due times against those Request Tracker's own service level action sets: weekends, holidays, changes of the clocks,
pauses. And what its interface for programs says of its agreements: nothing.

Started by meson with ventanilla-ctl, ventanilla and the source folder as arguments.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

from rt import Desk

CTL, PROGRAM, SOURCE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
RT = '/usr/share/request-tracker5'
PATIENCE = 240


def ctl(*words):
    done = subprocess.run([CTL, *map(str, words)], text=True, capture_output=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, f'{words}: ended {done.returncode}: {done.stdout}{done.stderr}'
    return done.stdout


def seconds(text):
    return int(datetime.datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()) if text else 0


def let_rt_tell(desk):
    """What Request Tracker makes of the tickets of rt-due.pl."""
    folder = pathlib.Path(desk.folder, 'desk')
    script = folder / 'var/rt-due.pl'
    script.write_text((SOURCE / 'tests/report/rt-due.pl').read_text(encoding='utf-8'), encoding='utf-8')
    script.chmod(0o644)
    drop = {'user': 'nobody', 'group': 'nogroup', 'extra_groups': []} if os.geteuid() == 0 else {}
    env = {'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'HOME': str(folder / 'var'), 'LANG': 'C.UTF-8', 'DESK_DIR': str(folder),
           'TMPDIR': str(folder / 'var'), 'RT_SITE_CONFIG': str(folder / 'etc/RT_SiteConfig.pm'),
           'RT_SITE_CONFIG_DIR': str(folder / 'etc/conf.d')}
    done = subprocess.run(['perl', '-I', RT + '/lib', script], env=env, cwd=folder, text=True, capture_output=True,
                          check=False, timeout=PATIENCE, **drop)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def levels():
    """The demo's own file; here we say when something is due, not the server."""
    text = (SOURCE / 'data/demo/service-levels.conf').read_text(encoding='utf-8')
    path = pathlib.Path(os.environ['XDG_DATA_HOME'], 'levels.conf')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace('Version=1\n', 'Version=1\nServerDue=false\n'), encoding='utf-8')
    return path


@unittest.skipIf(datetime.date.today() < datetime.date(2026, 11, 18), 'its stories are not past yet')
class Due(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk()
        cls.addClassCleanup(cls.desk.close)
        cls.told = let_rt_tell(cls.desk)
        env = {k: v for k, v in os.environ.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        subprocess.run([PROGRAM, '--sign-in', cls.desk.url, '--user', 'lucia'], input=cls.desk.token('lucia') + '\n',
                       text=True, check=True, env=env, stdout=subprocess.DEVNULL)
        ctl('levels', 'import', levels())
        ctl('sync', '--full', '--json')

    def test_the_same_due_times(self):
        """Its sums are a second longer for every pause: it counts the first and the last second of it."""
        self.assertGreater(len(self.told), 12)
        rows = {row['id']: row for row in json.loads(ctl('list', '--view', 'mine', '--limit', 0, '--json'))}
        for story in self.told:
            with self.subTest(**story):
                clock = rows[story['id']]['clock']
                self.assertLessEqual(abs(seconds(clock['due']) - story['due']), 60, clock)

    def test_a_pause_is_one_on_both_sides(self):
        paused = [s for s in self.told if s['due'] == 0]
        self.assertEqual(len(paused), 1)
        row = json.loads(ctl('show', paused[0]['id'], '--json'))
        self.assertEqual(row['clock']['state'], 'paused')
        self.assertEqual(row['clock']['target'], 'resolution')

    def test_segments_are_the_figures(self):
        for story in self.told[9:13]:
            for clock in json.loads(ctl('show', story['id'], '--json'))['clocks']:
                counted = sum(s['working_seconds'] for s in clock['segments'] if s['counted'])
                if clock['segments']:
                    self.assertEqual(counted, clock['working_seconds_used'], clock['target'])
                self.assertTrue(clock['definition'])

    def test_agreements_are_not_handed_out(self):
        """The service level of a ticket is, which is why the desk has a file of its own."""
        self.assertEqual(self.desk.root.ticket(self.told[0]['id'])['SLA'], 'Urgente')
        for path in ('/config', '/serviceagreements', '/sla', '/slas'):
            request = urllib.request.Request(self.desk.url + '/REST/2.0' + path, headers=self.desk.root.headers)
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=60)
            self.assertEqual(refused.exception.code, 404)
            refused.exception.close()


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
