#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and window, opened and left by keyboard alone: the focus is in it, on something with a name, and comes back.

What else can have the focus there, and its name, is looked at widget by widget in tests/ui/keys/test-tab-walk.c.
"""
import re

from journey import PATIENCE, Journey
from lists import again

# Pages: their keys, and a text of each.
PLACES = [('outbox', ('g', 'o'), 'Nothing Waits'), ('drafts', ('g', 'd'), 'No Drafts'),
          ('knowledge', ('g', 'k'), 'Primera conexión desde casa'), ('machines', ('g', 'm'), 'PC-HAC-001')]
# Windows: their keys, and what is looked for in the palette when that is the way.
WINDOWS = [('palette', ('ctrl+k',), ''), ('new ticket', ('ctrl+n',), ''), ('keys', ('question',), ''),
           ('preferences', ('ctrl+comma',), ''), ('since I left', ('g', 'a'), ''), ('workload', ('g', 'w'), ''),
           ('report', ('g', 'r'), ''), ('status', ('s',), ''), ('put off', ('z',), ''), ('history', ('h',), ''),
           ('hand over', ('e',), ''), ('remote session', ('F9',), ''), ('macros', ('ctrl+k',), 'macros'),
           ('texts', ('ctrl+k',), 'texts and signatures'), ('view', ('ctrl+k',), 'new view'),
           ('about', ('ctrl+k',), 'about')]
# What GTK calls a thing nobody named.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Vnt)[A-Z]\w+$')


def focus_in(window):
    """What has the focus. libadwaita's entry rows do not say that they have it: then the first of them."""
    nodes = list(window.walk())
    return (next((node for node in nodes if node.has_state('focused')), None) or
            next((node for node in nodes if node.role in ('text', 'entry')), None))


def is_named(node):
    """By itself, by what is in it, or by what it is the inside of."""
    around = [node, node.parent(), node.parent().parent() if node.parent() else None]
    said = [text for n in around if n is not None for text in (n.name, n.description)] + node.texts()
    return any(text.strip() and not CLASS_NAME.match(text) for text in said)


def last_window(j, known):
    """The one that was not there before."""
    return next((w for w in j.app._root().children() if w.accessible not in known), None)


def open_window(j, name, keys, typed):
    """Open it, see that the keyboard is in it, and leave it with Escape."""
    before = set(j.app.own_windows())
    known = [window.accessible for window in j.app._root().children()]
    again(j, lambda: set(j.app.own_windows()) - before, f'{name} to open', lambda: j.app.key(*keys))
    if typed:
        palette = set(j.app.own_windows()) - before
        j.app.keys(typed)
        j.app.wait(lambda: typed in first_row(j, known).lower(), f'{typed!r} first', PATIENCE)
        j.app.key('Return')
        j.app.wait(lambda: set(j.app.own_windows()) - before - palette, f'{name} to open', PATIENCE)
        j.app.wait(lambda: palette.isdisjoint(j.app.own_windows()), 'the palette to close', PATIENCE)
    focus = j.app.wait(lambda: (w := last_window(j, known)) and focus_in(w), f'the focus in {name}', PATIENCE)
    j.picture(name.replace(' ', '-'))
    assert is_named(focus), f'{name}: the focus is on {focus!r}'
    again(j, lambda: set(j.app.own_windows()) <= before, f'{name} to close', lambda: j.app.key('Escape'))


def first_row(j, known):
    window = last_window(j, known)
    rows = [row for row in window.walk() if row.role in ('list item', 'table row')] if window else []
    return ' '.join([rows[0].name, *rows[0].texts()]) if rows else ''


def walk(j):
    with j.step('a ticket, from the list'):
        j.launch()
        j.wait_up_to_date()
        again(j, lambda: j.shown(), 'a ticket', lambda: j.app.key('ctrl+1', 'Down', 'Home', 'Return'))
    with j.step('r writes letters, Escape makes them commands again'):
        again(j, lambda: j.editor().has_state('focused'), 'the caret in the text', lambda: j.app.key('r'))
        j.app.keys('jk?r')
        j.app.wait(lambda: j.written() == 'jk?r', 'letters to be letters', PATIENCE)
        j.app.key('ctrl+a', 'BackSpace')
        j.leave_text()
    for name, keys, typed in WINDOWS:
        with j.step(f'{name}: {" ".join(keys)} {typed}'.rstrip()):
            open_window(j, name, keys, typed)
    for name, keys, text in PLACES:
        with j.step(f'{name}: {" ".join(keys)}'):
            # In a search letters are letters: the way out of it is a key, too.
            again(j, lambda: j.app.has_text(text), f'{name} to open', lambda: j.app.key('ctrl+1', *keys))
            j.picture(name)


def main():
    with Journey('every-page') as j:
        j.sign_in()
        walk(j)
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
