#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Going on without a window: what happens is told, a second start opens the window of the first, quit quits."""
import subprocess

from journey import PATIENCE, PROGRAM, Journey
from lists import again
from macros import Notices

NOTE = 'Ha llamado Elena otra vez'


def start_again(j, *arguments):
    """As the desktop does it, or a person in a terminal: it hands over and ends."""
    done = subprocess.run([PROGRAM, *arguments], env=j.app.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, f'{arguments}: {done.returncode} {done.stdout}'


def say(j, number):
    j.server.ask('POST', f'/ticket/{number}/comment', {'Content': NOTE, 'ContentType': 'text/plain'})


def close_window(j):
    j.app.action('win.close')
    j.app.wait(lambda: not j.app.windows(), 'the window to close', PATIENCE)


def window(j):
    j.app.root = None
    j.app.find('frame', timeout=PATIENCE)


def main():
    with Journey('background', settings={'run-in-background': 'true'}) as j:
        j.sign_in()
        notices = Notices()
        try:
            run(j, notices)
        finally:
            notices.close()


def run(j, notices):
    first, second, third = j.server.find("Owner = 'lucia' AND Status = '__Active__'")[:3]
    with j.step('started without a window, it fetches and tells'):
        j.app.launch('--background', wait=False)
        # What was there when it began is no news: somebody says something until it is told.
        again(j, lambda: notices.about(first), f'a notice of #{first}', lambda: say(j, first))
        assert not j.app.windows()
    with j.step('a second start opens the window, with everything there'):
        start_again(j)
        window(j)
        j.app.wait(lambda: j.numbers(), 'the tickets', PATIENCE)
    with j.step('its window closed, it goes on telling'):
        close_window(j)
        assert j.app.running
        say(j, second)
        j.app.wait(lambda: notices.about(second), f'a notice of #{second}', PATIENCE)
    with j.step('a ticket on the command line opens there'):
        start_again(j, '--ticket', str(second))
        window(j)
        j.app.wait(lambda: j.shown() == second, f'#{second}', PATIENCE)
    with j.step('a link opens there too'):
        start_again(j, f'ventanilla:ticket/{third}')
        j.app.wait(lambda: j.shown() == third, f'#{third}', PATIENCE)
    with j.step('quit quits'):
        j.app.key('ctrl+q')
        assert j.app.wait_exit(PATIENCE) == 0
        assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
