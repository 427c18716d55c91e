#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page at three widths: reached by keyboard alone, and everything in it has a name."""
import re

from journey import PATIENCE, Journey

PRESSED = {'push button', 'button', 'toggle button', 'check box', 'combo box', 'text', 'entry', 'password text',
           'spin button', 'link', 'menu item', 'check menu item', 'radio menu item', 'slider', 'switch', 'list item',
           'table row'}
# What GTK calls a thing nobody named.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Vnt)[A-Z]\w+$')
PARTS = {'combo box', 'spin button', 'text', 'entry', 'menu button', 'list item'}


def nameless(j):
    """What can be pressed or written in but has no name a person could say."""
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
        look(window, [])
    return bad


def page(j, width, name):
    """Keep a picture of a page, and fail when something in it has no name."""
    j.picture(f'{width}-{name}')
    bad = nameless(j)
    assert not bad, f'{name} at {width}: without a name:\n' + '\n'.join(bad)
    wide = [n for n in j.app.find_all('frame') if n.box()[2] > width]
    assert not wide, f'{name} does not fit {width}: {wide[0].box()}'


def dialog(j, key, text):
    """Press a key that opens a window with `text`; returns how to close it."""
    before = set(j.app.windows())
    j.app.key(key)
    j.app.wait(lambda: set(j.app.windows()) - before, f'{key} to open a window')
    j.app.wait_text(text)

    def close():
        j.app.key('Escape')
        j.app.wait(lambda: set(j.app.windows()) <= before, 'the window to close')
    return close


def views_shown(j):
    """A flap that is folded in has its content moved out of the window."""
    return any(n.box()[0] >= 0 for n in j.app.find_all('list', 'Views'))


def walk(j, width):
    narrow = width < 700
    j.write_settings(window_width=width, window_height=700)
    with j.step(f'{width}: the list'):
        j.restart()
        j.app.key('ctrl+1')
        j.app.row('Migrar el puesto', timeout=PATIENCE)
        page(j, width, 'list')
    with j.step(f'{width}: Shift+F9: the sidebar comes and goes'):
        visible = views_shown(j)
        j.app.key('shift+F9')
        j.app.wait(lambda: views_shown(j) != visible, 'Shift+F9 to do something')
        page(j, width, 'sidebar')
        j.app.key('shift+F9')
        j.app.wait(lambda: views_shown(j) == visible, 'Shift+F9 to undo it')
    with j.step(f'{width}: a ticket, by keyboard'):
        j.app.key('ctrl+1')
        j.app.key('Down', 'Home')
        j.app.key('Return')
        j.app.wait(j.title, 'a ticket', PATIENCE)
        j.app.wait(lambda: j.app.find_all('text', 'Your text'), 'somewhere to write', PATIENCE)
        page(j, width, 'ticket')
    with j.step(f'{width}: r writes, Escape goes back'):
        j.app.key('r')
        j.app.wait(lambda: j.editor().has_state('focused'), 'the caret in the text')
        j.app.keys('jk?r')
        j.app.wait(lambda: j.written() == 'jk?r', 'letters to be letters')
        j.app.key('ctrl+a', 'BackSpace')
        j.app.key('Escape')
        if narrow:
            # The page that was left lies beside the window, and still says where it is.
            j.app.wait(lambda: any(0 <= row.box()[0] < width for row in j.ticket_rows().values()), 'the list')
        j.app.wait(lambda: not [n for n in j.app.find_all('text', 'Your text') if n.has_state('focused')],
                   'Escape to leave the text')
        before = j.numbers()
        j.app.key('j')
        j.app.wait(lambda: j.numbers() == before, 'the list to stay')
    with j.step(f'{width}: the palette finds an action'):
        before = set(j.app.windows())
        dialog(j, 'ctrl+k', 'Outbox')
        page(j, width, 'palette')
        j.app.keys('outbox')
        j.app.wait(lambda: first_row(j, before).startswith('Outbox'), 'the outbox first')
        j.app.key('Return')
        j.app.wait(lambda: set(j.app.windows()) <= before, 'the palette to close')
        j.app.wait_text('Nothing Waits')
        page(j, width, 'outbox')
    with j.step(f'{width}: the palette finds a ticket'):
        j.app.key('ctrl+k')
        j.app.wait(lambda: set(j.app.windows()) - before, 'the palette')
        j.app.keys('tesoreria')
        j.app.wait(lambda: any('Migrar el puesto' in t for row in j.app.rows() for t in row.texts()), 'the ticket')
        j.picture(f'{width}-palette-ticket')
        for _ in range(20):
            if 'Migrar' in chosen(j):
                break
            j.app.key('Down')
        j.app.key('Return')
        j.app.wait(lambda: j.shown() == 10, 'the ticket to open', PATIENCE)
    with j.step(f'{width}: g o shows the outbox, Ctrl+1 the tickets'):
        j.app.key('Escape')
        j.app.key('ctrl+2')
        j.app.wait(lambda: 40 in j.numbers(), 'what nobody owns')
        j.app.key('g', 'o')
        j.app.wait_text('Nothing Waits')
        j.app.key('ctrl+1')
        j.app.wait(lambda: 10 in j.numbers(), 'what is mine')
    with j.step(f'{width}: ? shows the keys'):
        close = dialog(j, 'question', 'Next ticket')
        page(j, width, 'shortcuts')
        close()
    with j.step(f'{width}: the preferences'):
        close = dialog(j, 'ctrl+comma', 'One Line per Ticket')
        page(j, width, 'preferences')
        close()
    with j.step(f'{width}: about'):
        before = set(j.app.windows())
        j.app.key('ctrl+k')
        j.app.wait(lambda: set(j.app.windows()) - before, 'the palette')
        j.app.keys('about')
        j.app.wait(lambda: 'About' in first_row(j, before), 'About first')
        j.app.key('Return')
        j.app.wait_text('Ventanilla')
        page(j, width, 'about')
        j.app.key('Escape')
        j.app.wait(lambda: set(j.app.windows()) <= before, 'it to close')
    with j.step(f'{width}: signing in again, and back'):
        j.app.action('win.sign-in')
        j.app.wait_text('Sign In to Your Help Desk')
        page(j, width, 'sign-in')
        j.app.key('Escape')
        j.app.row('Migrar el puesto', timeout=PATIENCE)
    with j.step(f'{width}: every control is reached with Tab'):
        missed = unreached(j)
        assert not missed, f'never reached: {missed}'


def chosen(j):
    for row in j.app.rows():
        if row.has_state('selected') and row.mapped and '#10' in ' '.join([row.name, *row.texts()]):
            return ' '.join([row.name, *row.texts()])
    return ''


def first_row(j, before):
    """The first row of the palette, which is the window opened last."""
    for window in j.app._root().children():
        if window.name.startswith('Find Anything'):
            rows = [row for row in window.walk() if row.role in ('list item', 'table row') and row.mapped]
            return ' '.join([rows[0].name, *rows[0].texts()]) if rows else ''
    return ''


def unreached(j):
    """Buttons and fields that Tab does not come to, in a whole round."""
    def key_of(node):
        return (node.role, node.name, node.box())
    wanted = {key_of(n): n for n in j.app.find_all()
              if n.role in PRESSED - {'list item', 'table row', 'link'} and n.has_state('focusable')
              and n.has_state('sensitive')}
    seen = set()
    for _ in range(2 * len(wanted) + 12):
        j.app.key('Tab')
        node = j.app.focused()
        while node is not None and node.role not in ('frame', 'window', ''):
            seen.add(key_of(node))
            node = node.parent()
    return [node for key, node in wanted.items() if key not in seen]


def main():
    with Journey('every-page') as j:
        j.sign_in()
        for width in (1280, 800, 360):
            walk(j, width)
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
