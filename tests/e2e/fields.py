#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a ticket: a choice and a text the server checks, somebody who gets copies, a link, and a stopwatch that is
killed."""
import re
import time

from journey import PATIENCE, Journey, ancestors

SOMEBODY = 'compras@proveedor.example'


def customs(j, number):
    return {field['name']: field['values'] for field in j.server.ticket(number)['CustomFields']}


def press_until(j, look, what, *keys):
    """Press keys until `look()` is true; again when they went nowhere, as a person would."""
    pressed = 0.0

    def done():
        nonlocal pressed
        if look():
            return True
        if time.monotonic() - pressed > 8:
            for key in keys:
                j.app.key(key)
            pressed = time.monotonic()
        return False
    j.app.wait(done, what, PATIENCE)


def calm(j):
    """The focus where letters are commands."""
    j.app.point(j.app.find('scroll pane', 'Conversation'))


def on_screen(j, node):
    """What is folded away lies beside the window."""
    return node.mapped and node.box()[0] + node.box()[2] <= j.app.find('frame').box()[2]


def show_details(j):
    press_until(j, lambda: any(on_screen(j, n) for n in j.app.find_all('combo box', 'Impacto')), 'the details',
                'alt+Return')
    places = []

    def still():
        places.append(j.app.find('combo box', 'Impacto').box())
        time.sleep(0.3)
        return len(places) > 3 and len(set(places[-3:])) == 1
    j.app.wait(still, 'the details to stand still', PATIENCE)


def panel(j):
    impact = j.app.find('combo box', 'Impacto')
    return next(node for node in ancestors(impact) if node.role == 'scroll pane')


def entry(j, name):
    return next(n for n in j.app.find_all('text', name) if n.mapped)


def pick(j, button, text):
    """Open a picker, type, and take what Enter takes."""
    place = j.scroll_to(lambda: j.app.find('button', button), panel(j))
    prompt = re.compile('Name or e-mail address|Number or words of the subject')
    opened = 0.0

    def field():
        nonlocal opened
        found = [n for n in j.app.find_all('entry', prompt) if n.mapped]
        if found:
            return found[0]
        if time.monotonic() - opened > 8:
            j.app.point(place)
            opened = time.monotonic()
        return None
    node = j.app.wait(field, f'{button} to open', PATIENCE)
    j.app.type(node, text)
    j.app.key('Return')
    j.app.wait(lambda: not [n for n in j.app.find_all('entry', prompt) if n.mapped], f'{button} to close', PATIENCE)


def measured(j):
    return [n for n in j.app.find_all(name=re.compile('Stopwatch (runs|paused) on')) if n.mapped]


def main():
    with Journey('fields', settings={'window-height': '1750', 'window-width': '1260'}) as j:
        number = j.server.find("Queue = 'Redes' AND Owner = 'lucia' AND Status = '__Active__'")[0]
        other = [n for n in j.server.find("Status = '__Active__'") if n != number][0]
        subject = j.server.ticket(number)['Subject']
        j.sign_in()
        with j.step('a ticket with fields of its own is open'):
            j.launch()
            j.wait_up_to_date()
            j.show_view('mine')
            j.open_ticket(number, subject)
            show_details(j)
        with j.step('a choice reaches the server'):
            j.scroll_to(lambda: j.app.find('combo box', 'Impacto'), panel(j))
            j.choose('Impacto', 'Medio')
            j.wait_server(lambda: customs(j, number)['Impacto'] == ['Medio'], 'the choice')
        with j.step('what the pattern refuses stays here, and the field says what it takes'):
            j.scroll_to(lambda: entry(j, 'Inventario'), panel(j))
            j.app.type(entry(j, 'Inventario'), 'doce')
            j.app.point(entry(j, 'Inventario'))
            press_until(j, lambda: j.app.has_text('does not take this value'), 'the field to say what it takes', 'Return')
            assert customs(j, number)['Inventario'] == []
        with j.step('put right, it reaches the server'):
            j.app.type(entry(j, 'Inventario'), 'AB-12', replace=True)
            j.app.key('Return')
            j.wait_server(lambda: customs(j, number)['Inventario'] == ['AB-12'], 'the inventory number')
        with j.step('somebody with nothing but an address gets copies'):
            pick(j, 'Add to Copies to', SOMEBODY)
            j.wait_server(lambda: [p['id'] for p in j.server.ticket(number)['Cc']] == [SOMEBODY], 'the copy')
        with j.step('a link by number'):
            pick(j, 'Add a link', str(other))

            def linked():
                return any(link['ref'] == 'refers-to' and link.get('id') == str(other)
                           for link in j.server.ticket(number)['_hyperlinks'])
            j.wait_server(linked, 'the link')
        with j.step('the stopwatch runs, and runs on after a kill'):
            calm(j)
            press_until(j, lambda: measured(j), 'the stopwatch to run', 'w')
            j.restart()
            j.app.wait(lambda: measured(j), 'the stopwatch to be there again', PATIENCE)
            assert 'runs' in measured(j)[0].name, measured(j)[0].name
        with j.step('its time is booked'):
            before = int(j.server.ticket(number)['TimeWorked'])
            j.show_view('mine')
            j.open_ticket(number, subject)
            calm(j)
            press_until(j, lambda: j.app.find_all('spin button', 'Minutes to book'), 'the minutes', 'shift+w')
            minutes = int(j.app.find('spin button', 'Minutes to book').text())
            j.app.key('Return')
            j.wait_server(lambda: int(j.server.ticket(number)['TimeWorked']) == before + minutes, 'the minutes')
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
