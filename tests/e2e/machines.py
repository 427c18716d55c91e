#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With no network a machine is found by its serial number, linked with a ticket and changed, and another is added; then all arrives."""
import time
import urllib.parse

from journey import PATIENCE, Journey

HOLDER = 'elena.gil@valdeamor.example'
PLACE = 'Ubicación del equipo'
FAILURE = 'El ventilador hace ruido'


def asset(j, name):
    """The machines of the server with this name."""
    query = urllib.parse.quote(f"Name = '{name}'")
    items = j.server.ask('GET', f'/assets?query={query}&fields=Name,CustomFields')['items']
    return [(int(item['id']), {f['name']: f['values'] for f in item['CustomFields']}) for item in items]


def links(j, number):
    return [link['id'] for link in j.server.ticket(number)['_hyperlinks']
            if link.get('ref') == 'refers-to' and link.get('type') == 'asset']


def press_until(j, look, what, press):
    """Pressed again when it went nowhere, as a person would."""
    pressed = 0.0

    def done():
        nonlocal pressed
        found = look()
        if not found and time.monotonic() - pressed > 8:
            press()
            pressed = time.monotonic()
        return found
    return j.app.wait(done, what, PATIENCE)


def shown(j, role, name):
    """What is folded away lies beside the window."""
    edge = j.app.find('frame').box()[2]
    return next((n for n in j.app.find_all(role, name) if n.mapped and n.box()[0] + n.box()[2] <= edge), None)


def find_machine(j, words, name):
    j.app.action('win.machines')
    j.app.type(j.app.find('text', 'Search machines', timeout=PATIENCE), words, replace=True)
    return j.app.wait(lambda: next((r for r in j.app.rows() if name in r.name), None), name, PATIENCE)


def offline(j):
    j.proxy.mode = 'down'
    j.app.key('F5')
    j.app.wait_text('No connection', timeout=PATIENCE)


def main():
    with Journey('machines', settings={'window-height': '1750', 'window-width': '1260'}) as j:
        (number,) = j.server.find(f"Requestor.EmailAddress = '{HOLDER}' AND Owner = 'lucia'")
        before = j.server.find(f"Requestor.EmailAddress = '{HOLDER}' AND Owner != 'lucia'")[0]
        (machine, _), = asset(j, 'PC-HAC-001')
        j.server.ask('PUT', f'/ticket/{before}', {'AddRefersTo': [f'asset:{machine}']})
        subject, incident = (j.server.ticket(n)['Subject'] for n in (number, before))
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        find_machine(j, 'vdm0001', 'PC-HAC-001')
        j.show_view('mine')
        j.open_ticket(number, subject)
        offline(j)
        with j.step('with no network the requestor\'s machine is linked with the ticket'):
            link = press_until(j, lambda: shown(j, 'button', 'Link PC-HAC-001 with this ticket'), 'Link',
                               lambda: j.app.key('alt+Return'))
            j.app.click(link)
            j.app.wait(lambda: j.row_says(number, 'change waiting'), 'the link to wait', PATIENCE)
        with j.step('it is found by its serial number, with what happened to it'):
            j.app.point(find_machine(j, 'vdm0001', 'PC-HAC-001'))
            j.app.wait_text(incident, timeout=PATIENCE)
            j.app.wait_text(subject, timeout=PATIENCE)
            j.picture('machine')
        with j.step('where it is changes'):
            press_until(j, lambda: shown(j, 'text', PLACE), 'the form', lambda: j.app.click(j.app.find('button', 'Edit')))
            j.app.type(j.app.find('text', PLACE), 'Planta baja', replace=True)
            j.picture('form')
            j.app.click(j.app.find('button', 'Save'))
            j.app.wait_text('change waiting', timeout=PATIENCE)
            j.app.wait_text('Planta baja', timeout=PATIENCE)
        with j.step('a failure is written down'):
            press_until(j, lambda: shown(j, 'text', 'What was seen'), 'the form', lambda: j.app.click(j.app.find('button', 'Record…')))
            j.app.type(j.app.find('text', 'What was seen'), FAILURE)
            j.picture('record')
            j.app.click(j.app.find('button', 'Record'))
            j.app.wait_text(FAILURE, timeout=PATIENCE)
            j.app.wait_text('Waits to be sent', timeout=PATIENCE)
            j.picture('records')
        with j.step('another is added'):
            press_until(j, lambda: shown(j, 'text', 'Número de serie'), 'the form',
                        lambda: j.app.click(j.app.find('button', 'New machine')))
            j.app.type(j.app.find('text', 'Name'), 'PC-NUE-009')
            j.app.type(j.app.find('text', 'Número de serie'), 'VDM0900', replace=True)
            j.app.click(j.app.find('button', 'Save'))
            j.app.wait_text('new, waits to be sent', timeout=PATIENCE)
            assert not asset(j, 'PC-NUE-009')
        with j.step('with the network again all of it arrives, once'):
            j.proxy.mode = 'pass'
            j.app.key('F5')
            j.wait_server(lambda: asset(j, 'PC-NUE-009'), 'the new machine')
            j.wait_server(lambda: asset(j, 'PC-HAC-001')[0][1][PLACE] == ['Planta baja'], 'the place')
            j.wait_server(lambda: [v[11:] for v in asset(j, 'PC-HAC-001')[0][1]['Averías'] if v.endswith(FAILURE)] == [FAILURE],
                          'the failure')
            j.wait_server(lambda: links(j, number) == [str(machine)], 'the link')
            j.app.wait(lambda: not j.waits(), 'nothing to wait', PATIENCE)
            (_, fields), = asset(j, 'PC-NUE-009')
            assert fields['Número de serie'] == ['VDM0900'], fields
            assert len(asset(j, 'PC-HAC-001')) == 1


if __name__ == '__main__':
    main()
