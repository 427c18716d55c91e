# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey has: a desk, a network to lose, the program, and TAP on standard output.

    with Journey('read-and-reply') as j:
        j.sign_in()
        j.launch()
        with j.step('the list is there'):
            ...

The first step that fails ends the journey. Screenshot, accessibility tree and logs of that moment are then in
BUILD/tests/e2e/NAME/.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import traceback

from atspi import App, NotFound, xdotool
from proxy import Proxy
from rt import Desk

BUILD = pathlib.Path(os.environ.get('VNT_BUILD') or sys.exit('journey: VNT_BUILD names the build folder'))
PROGRAM = pathlib.Path(os.environ.get('VNT_PROGRAM') or BUILD / 'ui/ventanilla')
SCHEMA_PATH = 'org/ventanilla/Ventanilla'
WAITING = re.compile('Waiting to be sent|Sending…|Checking whether it arrived|changes? waiting|needs attention')
PATIENCE = 60.0  # seconds: bounds a failure, no test waits that long


class Broken(Exception):
    """A step failed and was reported; what follows would fail for the same reason."""


class Step:
    def __init__(self, journey, title):
        self.journey, self.title = journey, title

    def __enter__(self):
        self.journey.number += 1
        self.started = time.monotonic()
        return self

    def __exit__(self, kind, error, trace):
        took = time.monotonic() - self.started
        if error is None:
            say(f'ok {self.journey.number} - {self.title}')
            say(f'# {took:.1f} s')
            return False
        if not isinstance(error, Exception):
            return False
        say(f'not ok {self.journey.number} - {self.title}')
        for line in ''.join(traceback.format_exception(kind, error, trace)).splitlines():
            say('# ' + line)
        self.journey.keep_evidence(f'{self.journey.number}-{self.title}')
        raise Broken from error


def say(line):
    print(line, flush=True)


class Journey:
    def __init__(self, name, *desk_options, agent='lucia', environment=None, settings=None):
        self.name, self.agent = name, agent
        self.number = 0
        self.evidence = BUILD / 'tests/e2e' / name
        shutil.rmtree(self.evidence, ignore_errors=True)
        self.desk = Desk(*desk_options)
        self.proxy = Proxy('127.0.0.1', self.desk.port)
        self.server = self.desk.root
        self.env = {'GSETTINGS_BACKEND': 'keyfile', **(environment or {})}
        self.settings = {'poll-interval': 'uint32 10', 'send-delay': 'uint32 0', **(settings or {})}
        self.write_settings()
        self.app = App([PROGRAM], env=self.env)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and not isinstance(error, Broken):
            self.number += 1
            say(f'not ok {self.number} - between the steps')
            for line in ''.join(traceback.format_exception(kind, error, trace)).splitlines():
                say('# ' + line)
            self.keep_evidence('between')
        if self.app.running:
            self.app.kill()
        self.proxy.close()
        self.desk.close()
        say(f'1..{self.number}')
        sys.exit(1 if error is not None else 0)

    def step(self, title):
        return Step(self, title)

    # Before the window

    def write_settings(self, **more):
        """The program's settings as a file, so that no daemon of the desktop is needed."""
        self.settings.update({name.replace('_', '-'): value for name, value in more.items()})
        path = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0/settings/keyfile')
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'[{SCHEMA_PATH}]\n' + ''.join(f'{k}={v}\n' for k, v in self.settings.items()))

    def run_sign_in(self, url=None, user=None, secret=None, timeout=90):
        """`ventanilla --sign-in` with no display; (exit status, what it said)."""
        env = {k: v for k, v in {**os.environ, **self.env}.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        done = subprocess.run([PROGRAM, '--sign-in', url or self.proxy.url, '--user', user or self.agent],
                              input=(secret or self.desk.token(user or self.agent)) + '\n', env=env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout, check=False)
        return done.returncode, done.stdout

    def sign_in(self, **how):
        status, said = self.run_sign_in(**how)
        assert status == 0, f'--sign-in ended {status}: {said}'

    def launch(self, first=None):
        """Open the window and wait for tickets; `first` is text of a row that must come."""
        self.app.launch(timeout=PATIENCE)
        if first:
            self.app.row(first, timeout=PATIENCE)

    def restart(self, first=None):
        if self.app.running:
            self.app.kill()
        self.launch(first)

    # In the window

    def press_until(self, key, condition, what):
        """Press `key`, and again after a while as a person would, until `condition()`; returns what that is."""
        pressed = 0.0

        def look():
            nonlocal pressed
            found = condition()
            if not found and time.monotonic() - pressed > 4:
                self.app.key(key)
                pressed = time.monotonic()
            return found
        return self.app.wait(look, what, PATIENCE)

    def show_all(self):
        """The view that has every ticket of the desk that changed lately, open or not."""
        self.show_view('recent')

    def show_view(self, view):
        keys = {'mine': '1', 'unowned': '2', 'my-queues': '3', 'waiting': '4', 'overdue': '5', 'recent': '6',
                'snoozed': '7', 'followed': '8'}
        self.app.key('ctrl+' + keys[view])

    def ticket_rows(self):
        """{number: row} of the tickets on screen, from top to bottom."""
        found, below = {}, -1
        for row in self.app.rows():
            match = re.match(r'#(\d+) ', row.name or ' '.join(row.texts()))
            # A row that was scrolled away still says where it once was: it breaks the order.
            y = row.box()[1]
            if match and y > below:
                found[int(match[1])] = row
                below = y
        return found

    def numbers(self):
        """The ticket numbers on screen, from top to bottom."""
        return list(self.ticket_rows())

    def row_says(self, number, text):
        row = self.ticket_rows().get(number)
        return row is not None and any(text in t for t in [row.name, *row.texts()])

    def open_ticket(self, number, subject):
        """By its row, with the pointer; waits until its page shows it."""
        self.app.wait(lambda: self.ticket_rows().get(number), f'the row of #{number}', PATIENCE)
        clicked = 0.0

        def opened():
            nonlocal clicked
            if self.shown() == number:
                return True
            # A row that moves under the pointer is clicked again, as a person would.
            row = self.ticket_rows().get(number)
            if row is not None and row.mapped and time.monotonic() - clicked > 4:
                self.app.point(row, count=2)
                clicked = time.monotonic()
            return False
        self.app.wait(opened, f'#{number} to open', PATIENCE)
        self.app.wait(lambda: subject in self.title(), f'the page of #{number}', PATIENCE)

    def wait_up_to_date(self):
        """Until everything of the desk is on this computer."""
        self.app.wait_text('Up to date', timeout=PATIENCE)

    def shown(self):
        """The number of the ticket shown, as the window's title has it; 0 for none."""
        for window in self.app._root().children():
            match = re.match(r'#(\d+) – ', window.name)
            if match:
                return int(match[1])
        return 0

    def title(self):
        """The heading of the open ticket's page, '' when none is open."""
        for node in self.app.find_all('label', re.compile(r'^#\d+ ')):
            if all(parent.role not in ('list item', 'table row', 'list') for parent in ancestors(node)):
                return node.text()
        return ''

    def editor(self):
        def look():
            for node in self.app.find_all('text', 'Your text') + self.app.find_all('text', 'Su texto'):
                if node.has_state('editable'):
                    return node
            return None
        return self.app.wait(look, 'somewhere to write', PATIENCE)

    def written(self):
        return self.editor().text()

    def scroll_to(self, find, pane):
        """Turn the wheel over `pane` until what `find()` gives is in it; returns that node."""
        def inside():
            node, (_, top, _, height) = find(), pane.box()
            _, y, _, own = node.box()
            if y >= top and y + own <= top + height:
                return node
            # A notch is some 50 pixels, more in a high pane; what goes too far comes back.
            away = max(top - y, y + own - top - height)
            self.app.point(pane, button=4 if y < top else 5, count=1 + away // 120)
            return None
        return self.app.wait(inside, 'it to come into view', PATIENCE)

    def write(self, text, note=False):
        """Write on the open ticket, by keyboard as far as the caret."""
        if not self.editor().has_state('focused') or note:
            self.leave_text()
            self.app.key('c' if note else 'r')
        self.app.wait(lambda: self.editor().has_state('focused'), 'the caret in the text')
        self.app.type(self.editor(), text)
        self.app.wait(lambda: self.written() == text, 'the text')

    def leave_text(self):
        """Escape, once: letters are commands again, whatever else the window says meanwhile."""
        if self.editor().has_state('focused'):
            self.app.key('Escape')
            self.app.wait(lambda: not self.editor().has_state('focused'), 'Escape to leave the text')

    def set_minutes(self, minutes):
        """Type how long it took, and put the caret back into the text."""
        spin = self.app.find('spin button', 'Minutes worked')
        x, y, _, height = spin.box()
        origin = self.app._origin(spin)
        xdotool('mousemove', '--sync', str(origin[0] + x + 12), str(origin[1] + y + height // 2), 'click', '1')
        self.app.key('ctrl+a')
        self.app.keys(str(minutes))
        self.app.wait(lambda: self.app.find('spin button', 'Minutes worked').text() == str(minutes), 'the minutes')
        self.app.point(self.editor())
        self.app.wait(lambda: self.editor().has_state('focused'), 'the caret in the text')

    def offered(self, box):
        """[(text, row)] of an open drop-down."""
        return [(' '.join(row.texts()), row) for combo in self.app.find_all('combo box', box)
                for row in self.app.rows(combo)]

    def choose(self, box, item):
        """Choose from a drop-down with the pointer; once more when the list changed under it, as a person would."""
        def chosen():
            return any(item in combo.texts() for combo in self.app.find_all('combo box', box))
        end = time.monotonic() + PATIENCE
        while True:
            self.point_at(box, item)
            try:
                return self.app.wait(chosen, f'{box} to say {item}')
            except NotFound:
                if time.monotonic() > end:
                    raise

    def point_at(self, box, item):
        """Open a drop-down and click one of what it offers."""
        before = set(self.app.windows())
        self.app.click(self.app.find('combo box', box))
        # What may be chosen comes with the ticket's details: the list grows under the eyes.
        row = self.app.wait(lambda: dict(self.offered(box)).get(item), f'{item} in {box}', PATIENCE)
        popover = next((p for p in ancestors(row) if 'Popover' in p.name and 'Content' not in p.name), None)
        opened = [w for w in self.app.windows() if w not in before]
        if popover is None or not opened:
            self.app.point(row)
        else:
            # GTK 4.8 does not tell where a popover that was turned or moved is; its window does.
            shell = xdotool('getwindowgeometry', '--shell', opened[-1])
            x, y = (int(re.search(rf'^{name}=(-?\d+)', shell, re.M)[1]) for name in 'XY')
            left, top, width, height = row.box()
            x += left + width // 2 - popover.box()[0]
            y += top + height // 2 - popover.box()[1] + 5
            xdotool('mousemove', '--sync', str(x), str(y), 'click', '1')
        self.app.wait(lambda: not self.offered(box), f'{box} to close')

    def wait_statuses(self, status):
        """Until the ticket's details are here: `status` can be chosen for it."""
        self.app.click(self.app.find('combo box', 'Status of the ticket'))
        self.app.wait(lambda: status in dict(self.offered('Status of the ticket')), f'{status} to be offered', PATIENCE)
        self.app.key('Escape')
        self.app.wait(lambda: not self.offered('Status of the ticket'), 'the statuses to close')

    def set_status(self, status):
        self.choose('Status of the ticket', status)

    def send(self):
        self.app.key('ctrl+Return')

    def waits(self):
        """What the window says to be waiting, on its way or in doubt: the marks of rows and messages."""
        return [text for text in self.app._root().texts() if WAITING.search(text)]

    def wait_sent(self, timeout=PATIENCE):
        """Until the window says that nothing waits any more, and the sheet is empty."""
        self.app.wait(lambda: not self.waits() and self.sheet_is_empty(), 'everything to be sent', timeout)

    def sheet_is_empty(self):
        editors = [n for n in self.app.find_all('text', 'Your text') if n.has_state('editable')]
        return bool(editors) and editors[0].text() == ''

    def wait_said(self, number, text, times=1, timeout=PATIENCE):
        """Until the server has `text` on the ticket; then the messages. More than `times` fails at once."""
        def look():
            said = self.server.said(number, text)
            assert len(said) <= times, f'{len(said)} times on #{number}: {text!r}'
            return said if len(said) == times else None
        return self.app.wait(look, f'{text!r} on #{number} at the server', timeout, alive=False)

    def wait_server(self, question, what, timeout=PATIENCE):
        return self.app.wait(question, what + ' at the server', timeout, alive=False)

    # After

    def keep_evidence(self, name):
        """What the window looked like when it went wrong."""
        folder = self.evidence / re.sub(r'\W+', '-', name)[:80]
        folder.mkdir(parents=True, exist_ok=True)
        keep(folder / 'screen.png', lambda path: self.app.screenshot(path))
        keep(folder / 'tree.txt', lambda path: path.write_text(self.app.dump() if self.app.running else 'not running'))
        keep(folder / 'app.log', lambda path: shutil.copy(self.app.log_path, path))
        for log, text in self.desk.logs():
            keep(folder / f'rt-{log}', lambda path, text=text: path.write_text(text))
        say(f'# kept in {folder}')

    def picture(self, name):
        self.evidence.mkdir(parents=True, exist_ok=True)
        self.app.screenshot(self.evidence / f'{name}.png')


def ancestors(node):
    parent = node.parent()
    while parent is not None:
        yield parent
        parent = parent.parent()


def keep(path, how):
    try:
        how(path)
    except (OSError, AssertionError, NotFound) as e:
        path.with_suffix('.missing').write_text(str(e))
