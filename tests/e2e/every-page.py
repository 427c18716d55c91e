#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page and dialog: opened by keyboard alone, and everything in it has a name."""
import re

from fields import calm
from journey import PATIENCE, Journey
from lists import again

PRESSED = {'push button', 'button', 'toggle button', 'check box', 'combo box', 'text', 'entry', 'password text',
           'spin button', 'link', 'menu item', 'check menu item', 'radio menu item', 'slider', 'switch', 'list item',
           'table row'}
# Pages: their keys, and a text of each.
PLACES = [('outbox', ('g', 'o'), 'Nothing Waits'), ('drafts', ('g', 'd'), 'No Drafts'),
          ('knowledge', ('g', 'k'), 'Conectar por VPN'), ('machines', ('g', 'm'), 'PC-HAC-001')]
# Windows: their keys, and what is looked for in the palette when that is the way.
DIALOGS = [('palette', ('ctrl+k',), ''), ('new-ticket', ('ctrl+n',), ''), ('shortcuts', ('question',), ''),
           ('preferences', ('ctrl+comma',), ''), ('since', ('g', 'a'), ''), ('workload', ('g', 'w'), ''),
           ('report', ('g', 'r'), ''), ('status', ('s',), ''), ('macros', ('ctrl+k',), 'macros'),
           ('texts', ('ctrl+k',), 'texts and signatures'), ('view', ('ctrl+k',), 'new view'),
           ('about', ('ctrl+k',), 'about')]
# What GTK calls a thing nobody named.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Vnt)[A-Z]\w+$')
PARTS = {'combo box', 'spin button', 'text', 'entry', 'menu button', 'list item'}


def nameless(j, known):
    """In the windows that were not known: what can be pressed or written in but has no name a person could say."""
    bad = []

    def look(node, parents):
        names = [node.name, node.description, *(node.texts() if node.role in PRESSED else [])]
        named = any(name.strip() and not CLASS_NAME.match(name) for name in names)
        # The button inside a drop-down or an entry speaks for the whole.
        if node.role in PRESSED and node.mapped and not named and not any(p.role in PARTS for p in parents[-2:]):
            bad.append(' > '.join(repr(n) for n in [*parents[-4:], node]))
        for child in node.visible_children():
            look(child, [*parents, node])
    for window in j.app._root().children():
        if window.accessible not in known:
            look(window, [])
    return bad


def page(j, name, known=()):
    """Keep a picture of a page, and fail when something in it has no name."""
    j.picture(name)
    bad = nameless(j, known)
    assert not bad, f'{name}: without a name:\n' + '\n'.join(bad)


def dialog(j, name, keys, typed=''):
    """Open a window by keyboard, look at it, close it with Escape."""
    before = set(j.app.windows())
    known = [window.accessible for window in j.app._root().children()]
    again(j, lambda: set(j.app.windows()) - before, f'{name} to open', lambda: j.app.key(*keys))
    opened = set(j.app.windows()) - before
    if typed:
        j.app.keys(typed)
        j.app.wait(lambda: typed in first_row(j).lower(), f'{typed!r} first', PATIENCE)
        j.app.key('Return')
        j.app.wait(lambda: opened.isdisjoint(j.app.windows()) and set(j.app.windows()) - before, f'{name} to open', PATIENCE)
    page(j, name, known)
    again(j, lambda: set(j.app.windows()) <= before, f'{name} to close', lambda: j.app.key('Escape'))


def walk(j):
    with j.step('the list'):
        j.launch()
        j.wait_up_to_date()
        again(j, lambda: 10 in j.numbers(), 'what is mine', lambda: j.app.key('ctrl+1'))
        page(j, 'list')
    with j.step('a ticket'):
        again(j, lambda: j.title(), 'a ticket', lambda: j.app.key('Down', 'Home', 'Return'))
        j.app.wait(lambda: j.app.find_all('text', 'Your text'), 'somewhere to write', PATIENCE)
        page(j, 'ticket')
    with j.step('r writes, Escape goes back'):
        again(j, lambda: j.editor().has_state('focused'), 'the caret in the text', lambda: j.app.key('r'))
        j.app.keys('jk?r')
        j.app.wait(lambda: j.written() == 'jk?r', 'letters to be letters')
        j.app.key('ctrl+a', 'BackSpace')
        j.leave_text()
    for name, keys, text in PLACES:
        with j.step(f'{name}: {" ".join(keys)}'):
            calm(j)
            again(j, lambda: j.app.has_text(text), f'{name} to open', lambda: j.app.key(*keys))
            page(j, name)
    for name, keys, typed in DIALOGS:
        with j.step(f'{name}: {" ".join(keys)} {typed}'.rstrip()):
            calm(j)
            dialog(j, name, keys, typed)


def first_row(j):
    """The first row of the palette, which is the window opened last."""
    for window in j.app._root().children():
        if window.name.startswith('Find Anything'):
            rows = [row for row in window.walk() if row.role in ('list item', 'table row') and row.mapped]
            return ' '.join([rows[0].name, *rows[0].texts()]) if rows else ''
    return ''


def main():
    with Journey('every-page') as j:
        j.sign_in()
        walk(j)
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
