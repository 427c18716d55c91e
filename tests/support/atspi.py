# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive the program through its accessibility tree, as a person with a screen reader would.

Run the test with `with-desktop … /usr/bin/python3 TEST` (python3-gi, gir1.2-atspi-2.0, xdotool).

    app = App(['build/ui/ventanilla'])
    app.launch()                                        # returns when it is painted
    app.click(app.find('button', 'Reply'))              # find() waits
    app.type(app.find('entry', 'Message'), 'Hola ñ €')
    app.key('ctrl+Return')
    app.screenshot('/tmp/window.png')
    app.kill()                                          # as a power cut would

One App per process (libatspi knows one bus), any number of launch() and stop() in it.
What GTK 4.8 and later GTKs say differently is evened out here: see ROLES and _labels().
"""
import os
import re
import signal
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from framebuffer import Framebuffer  # noqa: E402

ROLES = {
    'button': {'push button', 'button', 'toggle button'},
    'entry': {'entry', 'text'},
    'text': {'text', 'entry'},
    'check': {'check box', 'switch', 'toggle button', 'radio button'},
    'row': {'list item', 'table row'},
    'list': {'list', 'tree table', 'table', 'list box'},
    'dialog': {'dialog', 'alert'},
    'window': {'frame', 'window', 'dialog', 'alert'},
    'label': {'label', 'static'},
    'menu item': {'menu item', 'check menu item', 'radio menu item'},
}
DEADLINE = 15.0
LOOKS = 5


class NotFound(AssertionError):
    """What was looked for did not come in time; the message holds the tree as it was."""


class Node:
    """One accessible object. It may die at any time: then it has no role, name or size."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _ask(self, question, otherwise):
        try:
            answer = question()
            return otherwise if answer is None else answer
        except GLib.Error:
            return otherwise

    @property
    def role(self):
        return self._ask(self.accessible.get_role_name, '')

    @property
    def name(self):
        return self._ask(self.accessible.get_name, '')

    @property
    def description(self):
        return self._ask(self.accessible.get_description, '')

    def box(self):
        """(x, y, width, height) in its window; an unmapped widget has no size."""
        r = self._ask(lambda: Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW), None)
        return (r.x, r.y, r.width, r.height) if r else (0, 0, 0, 0)

    @property
    def mapped(self):
        """Whether it is on screen. GTK 4.8 sets SHOWING on windows only, so the size tells."""
        _, _, width, height = self.box()
        return width > 0 and height > 0

    def has_state(self, state):
        """`state` as in 'focused', 'checked', 'sensitive', 'selected', 'expanded', 'editable'."""
        wanted = getattr(Atspi.StateType, state.upper())
        states = self._ask(self.accessible.get_state_set, None)
        return bool(states and states.contains(wanted))

    def children(self):
        count = self._ask(self.accessible.get_child_count, 0)
        found = (self._ask(lambda i=i: self.accessible.get_child_at_index(i), None) for i in range(count))
        return [Node(child) for child in found if child]

    def parent(self):
        parent = self._ask(self.accessible.get_parent, None)
        return Node(parent) if parent else None

    def text(self):
        """What it reads: the content of an entry or text view, otherwise its label."""
        if self._ask(self.accessible.get_text_iface, None):
            length = self._ask(lambda: Atspi.Text.get_character_count(self.accessible), 0)
            content = self._ask(lambda: Atspi.Text.get_text(self.accessible, 0, length), '')
            if content:
                return content
        return '' if self.role in ROLES['entry'] else self.name

    def caret(self):
        return self._ask(lambda: Atspi.Text.get_caret_offset(self.accessible), -1)

    def _labels(self):
        """Everything it may be called: 4.8 names icon buttons 'GtkImage' and keeps mnemonics."""
        name = self.name
        yield name
        if name.startswith('_') or ' _' in name:
            yield name.replace('_', '')
        half = name.replace('_', '')[:(len(name) - name.count('_')) // 2].strip()
        if half and name.replace('_', '') == f'{half} {half}':
            yield half
        yield self.description
        if not name and self.role in ROLES['row'] | ROLES['button']:
            yield from self.texts()

    def matches(self, role=None, name=None):
        if role is not None and self.role not in ROLES.get(role, {role}):
            return False
        if name is None:
            return True
        if isinstance(name, str):
            return name in self._labels()
        return any(name.search(label) for label in self._labels())

    def visible_children(self):
        """The children on screen. A stack's page has no size of its own: its child tells."""
        shown, pages = [], []
        for child in self.children():
            if child.mapped:
                shown.append(child)
            elif any(c.mapped for c in child.children()):
                shown.append(child)
                pages.append(child)
        if len(pages) > 1:
            front = self._front_page(pages)
            shown = [child for child in shown if front is None or child is front or child not in pages]
        return shown

    def _front_page(self, pages):
        """Which of a stack's pages is in front: GTK 4.8 remembers the size of the others too, but a
        point on the screen belongs to one only. None when that does not tell."""
        x, y, width, height = self.box()
        if width < 150 or height < 60:  # the two faces of a drop-down: too small to matter
            return None
        for across, down in ((0.5, 0.5), (0.5, 0.02), (0.1, 0.1), (0.5, 0.25), (0.5, 0.75), (0.1, 0.97)):
            node = self._ask(lambda a=across, d=down: Node(Atspi.Component.get_accessible_at_point(
                self.accessible, int(x + width * a), int(y + height * d), Atspi.CoordType.WINDOW)), None)
            for _ in range(60):
                if node is None or node.accessible is None or node.accessible == self.accessible:
                    break
                for page in pages:
                    if node.accessible == page.accessible:
                        return page
                node = node.parent()
        return None

    def walk(self, mapped_only=True):
        """This node and what is below it, top down; by default only what is on screen.

        A list keeps some 200 rows alive however few are visible, so hidden parts are not entered.
        """
        yield self
        windows = self.role in ('application', 'desktop frame')
        for child in self.visible_children() if mapped_only and not windows else self.children():
            yield from child.walk(mapped_only)

    def texts(self):
        """Every text visible in and below it, in reading order, each once."""
        found = []
        for node in self.walk():
            if node.role in ROLES['label'] | ROLES['entry'] | {'heading', 'paragraph', 'link'}:
                text = node.text().strip()
                if text and node.mapped:
                    found.append(text)
        return found

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'


class App:
    def __init__(self, argv, env=None, log=None):
        self.argv = [str(a) for a in argv]
        self.env = {**os.environ, 'G_DEBUG': 'fatal-criticals', **(env or {})}
        self.log_path = log or os.path.join(os.environ.get('VNT_DESKTOP_DIR', '/tmp'), 'app.log')
        self.screen = Framebuffer(os.environ['VNT_FRAMEBUFFER'])
        self.process = None
        self.root = None

    # Starting and ending

    def launch(self, *arguments, wait=True, timeout=DEADLINE):
        """Start it, with further arguments; returns once its window is there and painted."""
        assert not self.running, 'it is running already'
        with open(self.log_path, 'ab') as log:
            self.process = subprocess.Popen(self.argv + [str(a) for a in arguments], env=self.env,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.root = None
        if wait:
            self.find('frame', timeout=timeout)
            self.wait(self.screen.painted, 'the first picture', timeout)
        return self

    @property
    def running(self):
        return self.process is not None and self.process.poll() is None

    def kill(self):
        """kill -9: nothing in the program gets a chance to tidy up."""
        self._end(signal.SIGKILL, 10)

    def stop(self, timeout=DEADLINE):
        """Ask it to end, and insist after `timeout` seconds; returns the exit status."""
        if not self.running:
            return self.process.returncode if self.process else None
        return self._end(signal.SIGTERM, timeout)

    def _end(self, sig, timeout):
        self.process.send_signal(sig)
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.root = None
        return self.process.returncode

    def wait_exit(self, timeout=DEADLINE):
        """Wait until it ended by itself (after ctrl+q); returns the exit status."""
        self.wait(lambda: not self.running, 'its end', timeout, alive=False)
        self.root = None
        return self.process.returncode

    def log_text(self):
        with open(self.log_path, encoding='utf-8', errors='replace') as f:
            return f.read()

    def warnings(self):
        """The lines of its log that a clean run would not have."""
        # GTK miscounts who is pressed when what is under the pointer goes meanwhile, and says so: every program of it does.
        return [line for line in self.log_text().split('\n')
                if re.search(r'-(WARNING|CRITICAL) \*\*|runtime error:|ERROR: AddressSanitizer', line)
                and 'Broken accounting of active state' not in line]

    # Finding

    def wait(self, condition, what='a condition', timeout=DEADLINE, alive=True):
        """Poll until `condition()` is true and return its value.

        It is looked often enough however long a look takes: a large window is read for seconds when the machine is busy."""
        end = time.monotonic() + timeout
        looks = 0
        while True:
            value = condition()
            looks += 1
            if value:
                return value
            if alive and not self.running:
                raise NotFound(f'waiting for {what}: the program ended with '
                               f'{self.process.returncode}\n{self.log_text()[-4000:]}')
            if time.monotonic() > end and looks >= LOOKS:
                raise NotFound(f'waited {timeout:.0f} s for {what}, looked {looks} times; {self._windows_now()}; '
                               f'the window has:\n{self.dump()}')
            time.sleep(0.03)

    def _windows_now(self):
        """Which windows there are and where the keyboard is, in a line."""
        root = self._root()
        there = ', '.join('{!r} {}x{}'.format(n.name, *n.box()[2:]) for n in root.children()) if root else 'none'
        return f'windows: {there}; the keyboard is in {self.focused()}'

    def _root(self):
        """The program's root, with what libatspi remembers of it thrown away."""
        pump()
        if self.root is None:
            desktop = Atspi.get_desktop(0)
            desktop.clear_cache()
            for i in range(desktop.get_child_count()):
                try:
                    child = desktop.get_child_at_index(i)
                    if child and child.get_process_id() == self.process.pid:
                        self.root = Node(child)
                except GLib.Error:
                    pass
        else:
            self.root.accessible.clear_cache()
        return self.root

    def _matching(self, role, name, within, mapped=True):
        root = self._root()
        start = within or root
        if start is not None:
            yield from (n for n in start.walk(mapped) if n.matches(role, name) and (not mapped or n.mapped))

    def find_all(self, role=None, name=None, within=None, mapped=True):
        """All matching nodes now, in tree order. `name` is a string or a compiled pattern; it is
        compared with the name and the tooltip. `within` limits the search to a Node."""
        return list(self._matching(role, name, within, mapped))

    def find(self, role=None, name=None, within=None, timeout=DEADLINE):
        """The first matching node on screen; waits for it."""
        what = f'{role or "anything"} {name!r}'
        return self.wait(lambda: next(self._matching(role, name, within), None), what, timeout)

    def gone(self, role=None, name=None, within=None, timeout=DEADLINE):
        """Wait until nothing on screen matches."""
        what = f'{role or "anything"} {name!r} to go'
        self.wait(lambda: not self.find_all(role, name, within), what, timeout)

    def has_text(self, text, within=None):
        """Whether `text` is part of anything readable on screen now."""
        root = self._root()
        start = within or root
        return start is not None and any(text in t for t in start.texts())

    def wait_text(self, text, within=None, timeout=DEADLINE):
        self.wait(lambda: self.has_text(text, within), f'the text {text!r}', timeout)

    def rows(self, within=None):
        """The list rows on screen, from top to bottom."""
        return self.find_all('row', within=within)

    def row(self, text, within=None, timeout=DEADLINE):
        """The first row on screen whose label or content has `text`."""
        def look():
            for row in self.rows(within):
                if text in row.name or any(text in t for t in row.texts()):
                    return row
            return None
        return self.wait(look, f'a row with {text!r}', timeout)

    def focused(self):
        """The node with the keyboard, or None."""
        return next((n for n in self.find_all() if n.has_state('focused')), None)

    def dump(self, within=None, mapped=True):
        """The tree as indented text, for messages and for writing a test."""
        lines = []

        def add(node, depth):
            text, description = node.text(), node.description
            lines.append(f'{"  " * depth}{node.role} {node.name!r}'
                         + (f' ({description})' if description else '')
                         + (f' = {text[:60]!r}' if text != node.name else '')
                         + ' {2}x{3}+{0}+{1}'.format(*node.box()))
            for child in node.visible_children() if mapped and depth > 0 else node.children():
                add(child, depth + 1)

        root = within or self._root()
        if root:
            add(root, 0)
        return '\n'.join(lines) or '(nothing)'

    # Acting

    def click(self, node, button=1, count=1):
        """Press it: by its own action where it has one, otherwise with the pointer."""
        # A menu button or a drop-down is pressed through the button inside it.
        inner = [n for child in node.visible_children() for n in [child, *child.visible_children()]
                 if n.matches('button')] if node.matches('button') or node.role == 'combo box' else []
        node = inner[0] if inner else node
        if button == 1 and count == 1 and node.role not in ROLES['row'] | {'check box'}:
            actions = node._ask(node.accessible.get_n_actions, 0)
            if actions > 0 and node._ask(lambda: node.accessible.do_action(0), False):
                pump()
                return
        self.point(node, button, count)

    def point(self, node, button=1, count=1):
        """Click in its middle with the pointer. count=2 activates a list row."""
        x, y, width, height = node.box()
        assert width > 0 and height > 0, f'{node} is not on screen'
        origin = self._origin(node)
        xdotool('mousemove', '--sync', str(origin[0] + x + width // 2), str(origin[1] + y + height // 2),
                'click', '--repeat', str(count), '--delay', '40', str(button))

    def type(self, node, text, replace=False):
        """Put text into an entry or text view at its caret, or instead of what it has."""
        accessible = node.accessible
        if replace:
            done = Atspi.EditableText.set_text_contents(accessible, text)
        else:
            offset = max(node.caret(), 0)
            done = Atspi.EditableText.insert_text(accessible, offset, text, len(text.encode()))
        assert done, f'{node} took no text'
        pump()

    def keys(self, text):
        """Type real key presses to whatever has the keyboard."""
        self._ensure_focus()
        xdotool('type', '--delay', '8', text)

    def key(self, *names):
        """Press keys or combinations in X's words: 'ctrl+Return', 'Escape', 'j', 'F9', 'question'."""
        self._ensure_focus()
        xdotool('key', '--delay', '12', *names)

    def action(self, name):
        """Do one of the window's actions, 'win.refresh', whether or not a button shows it.

        Surer than a menu: on GTK 4.18 menu items have no name to find them by."""
        frame = self.find('frame').accessible
        for i in range(frame.get_n_actions()):
            if frame.get_action_name(i) == name:
                return frame.do_action(i)
        raise NotFound(f'the window has no action {name}')

    def actions(self):
        frame = self.find('frame').accessible
        return [frame.get_action_name(i) for i in range(frame.get_n_actions())]

    def screenshot(self, path):
        """The whole virtual screen as a PNG."""
        self.screen.save_png(path)

    def windows(self):
        """The X windows of the program that are on screen, oldest first."""
        out = xdotool('search', '--onlyvisible', '--pid', str(self.process.pid), check=False)
        return out.split()

    def own_windows(self):
        """The X windows but popovers and tooltips, which come and go with the pointer."""
        def kind(window):
            return subprocess.run(['xprop', '-id', window, '_NET_WM_WINDOW_TYPE'], capture_output=True, text=True,
                                  check=False).stdout
        return [window for window in self.windows() if re.search('_TYPE_(NORMAL|DIALOG)', kind(window))]

    def _ensure_focus(self):
        """Without a window manager nobody gives the keyboard back after a dialog closed."""
        windows = self.wait(self.windows, 'a window')
        if xdotool('getwindowfocus', check=False).strip() not in windows:
            xdotool('windowfocus', '--sync', windows[-1], check=False)

    def _origin(self, node):
        top = node
        while top and top.role not in ROLES['window']:
            top = top.parent()
        windows = self.windows()
        for window in reversed(windows):
            if top is None or xdotool('getwindowname', window, check=False).strip() == top.name:
                break
        else:
            window = windows[-1]
        shell = xdotool('getwindowgeometry', '--shell', window)
        value = {k: int(v) for k, v in re.findall(r'^(X|Y|WIDTH|HEIGHT)=(-?\d+)', shell, re.M)}
        # The X window has a border of its own (resize handles) around what GTK counts from.
        # GTK 4.18 counts that border twice, to the other side.
        x, y, width, height = top.box() if top else (0, 0, value['WIDTH'], value['HEIGHT'])
        return (value['X'] - 2 * min(x, 0) + max(value['WIDTH'] - width, 0) // 2,
                value['Y'] - 2 * min(y, 0) + max(value['HEIGHT'] - height, 0) // 2)


def pump():
    """Let libatspi hear what the program said meanwhile."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def xdotool(*arguments, check=True):
    # It waits fifteen seconds for a pointer that is there already to move.
    if arguments[:2] == ('mousemove', '--sync'):
        there = dict(part.split(':') for part in xdotool('getmouselocation').split())
        if arguments[2:4] == (there['x'], there['y']):
            arguments = ('mousemove', *arguments[2:])
    done = subprocess.run(['xdotool', *arguments], capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise AssertionError(f'xdotool {" ".join(arguments)}: {done.stderr.strip()}')
    return done.stdout
