#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full, a folder that is read-only and a damaged cache, while much waits to be sent."""
import pathlib
import resource
import time
import traceback

from fault_proxy import FaultProxy
from proof import AGENT, Agent, Desk, Failed, Ledger, check, main, say, settle


def fetched(agent, tickets):
    known = 'SELECT count(*) FROM ticket WHERE id IN (%s)' % ','.join(map(str, tickets))
    end = time.monotonic() + 90
    while True:
        try:
            if agent.rows('cache/cache.db', known) == [(len(tickets),)]:
                return
        except Exception:
            pass  # it is being made
        if time.monotonic() > end:
            raise Failed('the tickets are not fetched')
        time.sleep(0.1)


def disk_full(agent, ledger, proxy, tickets):
    """No file may grow: what is then said is refused aloud, and what was said before stays."""
    proxy.set_mode('refuse')
    ledger.add('reply', tickets[0], 3, text='antes')
    ledger.wait_durable()
    # SIGXFSZ ends whoever writes on; a full disk is an error instead.
    size = max(p.stat().st_size for p in (agent.folder / 'work').iterdir())
    resource.prlimit(agent.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    change = ledger.add('comment', tickets[0], text='x' * 100000)
    agent.wait(lambda: change['id'] in agent.answers or agent.process.poll() is not None, 'an answer')
    resource.prlimit(agent.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    if ledger.durable(change):
        raise Failed('a change was said to be durable on a full disk')
    change['refused'] = True
    proxy.heal()


def damaged_cache(agent, ledger, proxy, tickets):
    proxy.set_mode('refuse')
    ledger.add('reply', tickets[1], 3, text='espera')
    ledger.add('minutes', tickets[1], 5)
    ledger.wait_durable()
    agent.kill()
    before = agent.rows('work/work.db', 'SELECT uuid, content FROM operation ORDER BY sequence')
    cache = pathlib.Path(agent.folder, 'cache', 'cache.db')
    for path in cache.parent.glob('cache.db*'):
        path.write_bytes(b'\x5a' * path.stat().st_size)
    agent.start()
    if agent.rows('work/work.db', 'SELECT uuid, content FROM operation ORDER BY sequence') != before:
        raise Failed('the damage of the cache reached what waits')
    proxy.heal()


def read_only(agent, ledger, proxy, tickets):
    """A file in the place of the folder: even root cannot write there. It says so, and ends."""
    agent.quit()
    folder = agent.folder / 'work'
    folder.rename(agent.folder / 'aside')
    folder.write_text('')
    try:
        agent.start()
        raise Failed('it opened where it cannot write')
    except Failed as failure:
        if 'not-opened' not in str(failure):
            raise
    finally:
        agent.process.wait(30)
        folder.unlink()
        (agent.folder / 'aside').rename(folder)
    agent.start()


def prove(point):
    desk = Desk()
    try:
        tickets = desk.new_tickets(2)
        proxy = FaultProxy('127.0.0.1', desk.port)
        before = desk.truth()
        agent = Agent(desk, proxy.url, wrapper=('/usr/bin/env', '--ignore-signal=XFSZ'))
        ledger = Ledger(agent, 'd')
        agent.start()
        if not agent.sign_in():
            raise Failed(f'{agent.answers}')
        fetched(agent, tickets)
        for part in (disk_full, damaged_cache, read_only):
            try:
                part(agent, ledger, proxy, tickets)
                settle(agent)
                fetched(agent, tickets)
                for ticket in tickets:
                    agent.tell('open', ticket)
                counts = check(desk, [ledger], before, tickets)
                point(f'{part.__name__}: {counts["changes"]} changes, {counts["lost"]} lost, {counts["doubled"]} doubled')
            except Failed as failure:
                point(part.__name__, failure)
            except Exception:
                point(part.__name__, traceback.format_exc())
        agent.remove()
    finally:
        desk.close()


if __name__ == '__main__':
    say(f'# {AGENT}')
    main(prove)
