#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A supervisor sees who has what, opens the list behind a number, moves work and takes that back, and hands in the report; with
no network everything says how old it is."""
import datetime
import pathlib
import re
import subprocess
import time

import gi

from atspi import pump, xdotool
from journey import BUILD, PATIENCE, Journey

gi.require_version('Poppler', '0.18')
from gi.repository import Poppler  # noqa: E402, its version has to be said first

SOURCE = pathlib.Path(__file__).resolve().parents[2]
WORKLOAD, REPORT = 'Workload', 'Service Level Report'


def main():
    with Journey('supervisor', agent='root') as j:
        j.sign_in()
        run(j)


def window(j, title):
    """The window of that name, when it is there."""
    return next((node for node in j.app._root().children() if node.name == title), None)


def go_to(j, letter, title):
    """`g` and a letter, again when they came too early, as a person would."""
    pressed = 0.0

    def opened():
        nonlocal pressed
        if window(j, title) is not None:
            return window(j, title)
        if time.monotonic() - pressed > 5:
            j.app.key('g', letter)
            pressed = time.monotonic()
        return None
    return j.app.wait(opened, f'the window {title}', PATIENCE)


def close(j, title):
    """By its button."""
    j.app.click(j.app.find('button', 'Close', within=window(j, title)))
    j.app.wait(lambda: window(j, title) is None, f'{title} to close', PATIENCE)


def figure(j, row, column):
    """(number, cell): 'Soporte N1, Open: 12' is what a screen reader says of a cell."""
    says = re.compile(rf'{re.escape(row)}[^,]*, {column}: (\d+)$')
    for node in j.app.find_all(within=window(j, WORKLOAD), name=says):
        match = says.match(node.name)  # a cell may go while it is read
        if match:
            return int(match[1]), node
    return None


def wait_figure(j, row, column, number):
    def look():
        found = figure(j, row, column)
        return found[1] if found is not None and found[0] == number else None
    return j.app.wait(look, f'{number} {column} of {row}', PATIENCE)


def open_of(j, login):
    return j.server.find(f"Owner = '{login}' AND Status = '__Active__'")


def run(j):
    subprocess.run([BUILD / 'app/ctl/ventanilla-ctl', 'levels', 'import',
                    SOURCE / 'data/demo/service-levels.conf'], check=True, stdout=subprocess.DEVNULL)
    j.launch()
    j.wait_up_to_date()
    mine = open_of(j, 'lucia')
    with j.step('the workload has what the server has'):
        go_to(j, 'w', WORKLOAD)
        wait_figure(j, 'Soporte N1', 'Open', j.server.count("Queue = 'Soporte N1' AND Status = '__Active__'"))
        wait_figure(j, 'The whole desk', 'Open', j.server.count("Status = '__Active__'"))
        j.picture('1')
    with j.step('people are shown to who says that they answer for them'):
        assert figure(j, 'Lucía', 'Open') is None
        j.app.click(j.app.find('button', 'I Am: Show People'))
        number = wait_figure(j, 'Lucía', 'Open', len(mine))
        j.picture('2')
    with j.step('behind a number is its list'):
        theirs = open_of(j, 'marta')
        j.app.click(wait_figure(j, 'Marta', 'Open', len(theirs)))
        j.app.wait(lambda: set(j.numbers()) == set(theirs), f'the list of {theirs}', PATIENCE)
    with j.step('a person dragged onto another: what it would do'):
        hand_over(j, len(theirs))
        j.picture('move')
    with j.step('done; one word takes it back'):
        j.app.click(j.app.find('button', 'Move'))
        j.app.click(j.app.wait(lambda: next(iter(j.app.find_all('button', 'Undo')), None), 'Undo', PATIENCE))
        wait_figure(j, 'Marta', 'Open', len(theirs))
        j.wait_server(lambda: sorted(open_of(j, 'marta')) == sorted(theirs), 'what Marta had')
        close(j, WORKLOAD)
    with j.step('the report of this month is made and handed in as PDF'):
        j.app.action('win.show-report')
        j.app.wait(lambda: window(j, REPORT), 'the report', PATIENCE)
        j.choose('Period', 'This month')
        month = time.strftime('%Y-%m-01')
        before = (datetime.date.fromisoformat(month) - datetime.timedelta(days=1)).strftime('%Y-%m-01')
        made = j.server.count(f"Created >= '{month}'")
        earlier = j.server.count(f"Created >= '{before}' AND Created < '{month}'")
        name = re.compile(f'^Created, This period: {made}$')
        j.app.wait(lambda: j.app.find_all(within=window(j, REPORT), name=name), f'{made} created', PATIENCE)
        bars = [node.description for node in j.app.find_all(within=window(j, REPORT), name=re.compile('as bars'), mapped=False)]
        assert any('Soporte N1: ' in text for text in bars), bars
        text = export(j)
        # The text of a page has no gaps between the columns of a table.
        assert re.search(rf'Created\s*{made}\s*{earlier}\s*Tickets that were made', text), text
        assert 'Service Level Report' in text and 'Soporte N1' in text and 'Page 1 of ' in text, text
        j.picture('report')
        close(j, REPORT)
    with j.step('with no network it says how old it is'):
        j.proxy.mode = 'down'
        j.app.action('win.show-workload')
        j.app.wait(lambda: any('news are known up to' in text for text in j.app._root().texts()), 'its age', PATIENCE)
        wait_figure(j, 'Marta', 'Open', len(theirs))
        j.picture('offline')


def hand_over(j, have):
    """Three of nobody's tickets, by dragging nobody onto Marta."""
    drag(j, lambda: j.app.find('label', 'Nobody', within=window(j, WORKLOAD)),
         lambda: j.app.find('label', re.compile('^Marta[^,]*$'), within=window(j, WORKLOAD)), 'Move Tickets')
    few(j, 3)
    j.app.wait_text(f'{have} → {have + 3} open tickets', timeout=PATIENCE)


def drag(j, what, where, window_title):
    """With the pointer; again when it was not taken. How far down the people stand depends on what breaks next."""
    def middle(node):
        x, y, width, height = node.box()
        left, top = j.app._origin(node)
        return left + x + width // 2, top + y + height // 2
    dragged = 0.0

    def opened():
        nonlocal dragged
        if window(j, window_title) is None and time.monotonic() - dragged > 6:
            j.app.action('win.show-workload')
            (x, y), (to_x, to_y) = middle(j.scroll_to(what, window(j, WORKLOAD))), middle(where())
            xdotool('mousemove', '--sync', str(x), str(y), 'mousedown', '1')
            for i in range(1, 13):
                xdotool('mousemove', '--sync', str(x + (to_x - x) * i // 12), str(y + (to_y - y) * i // 12))
                pump()
            xdotool('mouseup', '1')
            dragged = time.monotonic()
        return window(j, window_title)
    return j.app.wait(opened, f'{window_title} to open', PATIENCE)


def few(j, number):
    """So many tickets."""
    x, y, _, height = j.app.find('spin button', 'How many').box()
    left, top = j.app._origin(j.app.find('spin button', 'How many'))
    xdotool('mousemove', '--sync', str(left + x + 12), str(top + y + height // 2), 'click', '1')
    j.app.key('ctrl+a')
    j.app.keys(f'{number}\t')


def export(j):
    """The text of the PDF that the window wrote."""
    path = j.evidence / 'report.pdf'
    j.app.click(j.app.find('button', 'Export', within=window(j, REPORT)))
    j.app.click(j.app.find('menu item', 'PDF', within=window(j, REPORT)))
    j.app.wait(lambda: window(j, 'Save the Report'), 'where to save it', PATIENCE)
    j.app.key('ctrl+a')
    j.app.keys(str(path))
    j.app.key('Return')
    j.app.wait(lambda: path.exists() and path.stat().st_size > 0, 'the file', PATIENCE)
    j.app.wait_text('The report was written', timeout=PATIENCE)
    document = Poppler.Document.new_from_file(path.as_uri())
    return '\n'.join(document.get_page(i).get_text() for i in range(document.get_n_pages()))


if __name__ == '__main__':
    main()
