#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first fetch of a desk, killed in the middle again and again: usable after the first page, nothing missing at the end,
nothing fetched twice but the page in flight.

    first_sync.py [--tickets N] [--database sqlite|postgresql] [--kills N] [--seed N] [--patience SECONDS]
    first_sync.py --desk DIR --without-past     an existing desk of data/demo/desk, and no further than its tickets
    first_sync.py --desk DIR --minutes N [--each N]   a big one: killed after up to so many pages, again and again, and looked at
                                                as a person would; ends after N minutes, however far it came
"""
import argparse
import os
import pathlib
import random
import re
import signal
import subprocess
import threading
import time
import traceback
import urllib.parse

from fault_proxy import FaultProxy
from proof import AGENT, DESK, Agent, Failed, main, say

CTL = pathlib.Path(AGENT).resolve().parents[2] / 'app' / 'ctl' / 'ventanilla-ctl'

# The pages of lists and of history; not the look for news, which repeats for good reason.
PAGE = re.compile(r'^\w+ /REST/2\.0/tickets\b.*fields=[^&]*Subject.*per_page=(30|100)\b'
                  r'|^\w+ /REST/2\.0/transactions\b.*\bid <=? \d+'
                  r'|^\w+ /REST/2\.0/attachments\b', re.S)
BY_NUMBER = re.compile(r'\bid ?= ?\d+')
# A page of history is one list of events and the lists of what they say.
OF_ONE_PAGE = 6


class CountingProxy(FaultProxy):
    """Notes each request for a page; kills a process when one arrives, before the server sees it or after it has answered."""

    def __init__(self, port):
        super().__init__('127.0.0.1', port)
        self.pages = []
        self.victim = None
        self.moment = None  # how many pages more
        self.dead = threading.Event()

    def plan(self, process, moment):
        self.dead.clear()
        self.victim, self.moment = process, moment

    def _fate(self, line):
        plain = urllib.parse.unquote_plus(line)
        if PAGE.search(plain) and not BY_NUMBER.search(plain):
            self.pages.append(plain)
            if self.victim is not None:
                self.moment -= 1
                if self.moment <= 0:
                    os.kill(self.victim.pid, signal.SIGKILL)
                    self.victim = None
                    self.dead.set()
        return super()._fate(line)


class Place:
    """A desk to fetch from; one of one's own unless there is one."""

    def __init__(self, options):
        self.own = options.desk is None
        self.marker = True
        if self.own:
            made = ['up', '--profile', 'demo', '--tickets', str(options.tickets), '--database', options.database]
            self.folder = subprocess.run([DESK, *made], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
            manager, self.desk = DESK, self.folder
        else:
            manager, self.desk = DESK.parents[2] / 'data/demo/desk', options.desk
        self.manager = manager
        self.url = self._run('url' if self.own else 'start')
        self.port = int(self.url.rpartition(':')[2])

    def _run(self, verb, *arguments):
        return subprocess.run([self.manager, verb, self.desk, *arguments], stdout=subprocess.PIPE, text=True,
                              check=True).stdout.strip()

    def token(self, user):
        return self._run('token', user)

    def close(self):
        if self.own:
            subprocess.run([DESK, 'down', self.folder], check=True)


def number(agent, sql):
    try:
        return agent.rows('cache/cache.db', sql)[0][0]
    except Exception:  # the file is not made yet
        return 0


def cursor(agent, name):
    try:
        found = agent.rows('cache/cache.db', 'SELECT value FROM meta WHERE name = ?', f'cursor {name}')
    except Exception:
        return ''
    return found[0][0] if found else ''


def until(condition, agent, what, patience):
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > patience:
            raise Failed(f'{what}: never came; {agent.events[-3:]}; {agent.errors()}')
        if agent.process.poll() not in (None, -signal.SIGKILL):
            raise Failed(f'the agent ended by itself with {agent.process.returncode}: {agent.errors()}')
        time.sleep(0.05)
    return time.monotonic() - begun


def whole(agent, past):
    return cursor(agent, 'tickets-closed').startswith('end:') and (not past or cursor(agent, 'history').startswith('end:'))


def unbroken(place, proxy, past, patience):
    """What it takes without a kill, and what is here then."""
    agent = Agent(place, proxy.url)
    agent.start()
    begun = time.monotonic()
    if not agent.sign_in():
        raise Failed(f'{agent.answers}')
    usable = until(lambda: number(agent, 'SELECT count(*) FROM ticket') > 0, agent, 'the first page', patience)
    until(lambda: cursor(agent, 'tickets-closed').startswith('end:'), agent, 'all tickets', patience)
    tickets = time.monotonic() - begun
    until(lambda: whole(agent, past), agent, 'all of the past', patience)
    everything = time.monotonic() - begun
    counts = contents(agent, past)
    size = (agent.folder / 'cache/cache.db').stat().st_size
    messages = number(agent, 'SELECT count(*) FROM message')
    say(f'# usable after {usable:.1f} s, {counts["tickets"]} tickets after {tickets:.1f} s, {messages} messages after'
        f' {everything:.1f} s, {len(proxy.pages)} pages, cache.db {size >> 20} MiB')
    agent.remove()
    return counts


def contents(agent, past):
    tables = {'tickets': 'SELECT count(*) FROM ticket', 'numbers': 'SELECT sum(id) FROM ticket'}
    if past:
        tables |= {'messages': 'SELECT count(*) FROM message', 'bodies': 'SELECT sum(length(body)) FROM message'}
    return {name: number(agent, sql) for name, sql in tables.items()}


def broken(place, proxy, chance, options, each):
    """One fetch in many lives. Returns the pages asked for in each life, and what is here at the end."""
    agent = Agent(place, proxy.url)
    past, patience = not options.without_past, options.patience
    lives = []
    try:
        agent.start()
        proxy.pages.clear()
        if not agent.sign_in():
            raise Failed(f'{agent.answers}')
        for _ in range(options.kills):
            proxy.plan(agent.process, chance.randint(1, each))
            until(lambda: proxy.dead.is_set() or whole(agent, past), agent, 'the moment to be killed', patience)
            if not proxy.dead.is_set():
                proxy.victim = None
                break
            agent.process.wait()
            lives.append(list(proxy.pages))
            proxy.pages.clear()
            agent.start()
            until(lambda: agent.state in ('auth', 'online', 'offline'), agent, 'a state', patience)
            if agent.state == 'auth' and not agent.sign_in():
                raise Failed(f'{agent.answers}')
        until(lambda: whole(agent, past), agent, 'all of the past', patience)
        lives.append(list(proxy.pages))
        return lives, contents(agent, past)
    finally:
        agent.remove()


def twice(lives):
    """Pages that were fetched again although they were not the one in flight."""
    wrong = []
    for i, life in enumerate(lives):
        later = {page for other in lives[i + 1:] for page in other}
        wrong += [page for page in life[:-OF_ONE_PAGE] if page in later]
        wrong += [page for page in set(life) if life.count(page) > 1]
    return wrong


class Watch:
    """What a person feels meanwhile, and what it takes. All in seconds and bytes."""

    def __init__(self, agent):
        self.agent, self.begun = agent, time.monotonic()
        self.echoes, self.lists, self.memory = [], [], 0
        # The same folders under the names that the program looks for.
        for kind, folder in (('cache', 'cache'), ('data', 'work')):
            (agent.folder / f'xdg-{kind}').mkdir(mode=0o700)
            (agent.folder / f'xdg-{kind}' / 'ventanilla').symlink_to(agent.folder / folder)

    def look(self, dead):
        agent = self.agent
        before, begun = len(agent.events), time.monotonic()
        agent.tell('echo')
        agent.wait(lambda: dead.is_set() or any(w == ['unknown', 'echo'] for _, w in agent.events[before:]), 'an echo')
        if not dead.is_set():
            self.echoes.append(time.monotonic() - begun)
        status = pathlib.Path(f'/proc/{agent.process.pid}/status').read_text()
        resident = re.search(r'VmRSS:\s+(\d+)', status)  # the dead have none
        self.memory = max(self.memory, int(resident[1]) << 10 if resident else 0)
        environment = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': str(agent.folder), 'GSETTINGS_BACKEND': 'memory',
                       'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent', 'XDG_CACHE_HOME': str(agent.folder / 'xdg-cache'),
                       'XDG_DATA_HOME': str(agent.folder / 'xdg-data')}
        begun = time.monotonic()
        done = subprocess.run([CTL, 'list', '--json'], env=environment, stdout=subprocess.PIPE, check=True)
        if not done.stdout:
            raise Failed('ventanilla-ctl lists nothing')
        self.lists.append(time.monotonic() - begun)

    def tell(self, kills):
        agent = self.agent
        size = (agent.folder / 'cache/cache.db').stat().st_size
        say(f'# {time.monotonic() - self.begun:.0f} s: {number(agent, "SELECT count(*) FROM ticket")} tickets,'
            f' {number(agent, "SELECT count(*) FROM message")} messages, killed {kills} times,'
            f' cache.db {size >> 20} MiB, {self.memory >> 20} MiB of memory at most; an answer of the main loop after'
            f' {middle(self.echoes) * 1000:.0f} ms, at most {max(self.echoes) * 1000:.0f}; ventanilla-ctl list after'
            f' {middle(self.lists) * 1000:.0f} ms, at most {max(self.lists) * 1000:.0f}')


def middle(values):
    return sorted(values)[len(values) // 2]


def long_lives(place, proxy, chance, options, watch, end):
    """As broken(), with somebody who looks every ten seconds. Returns the pages of each life."""
    agent, lives = watch.agent, []
    told = looked = 0
    usable = until(lambda: number(agent, 'SELECT count(*) FROM ticket') > 0, agent, 'the first page', options.patience)
    say(f'# usable {usable:.1f} s after signing in')
    proxy.plan(agent.process, chance.randint(1, options.each))
    while time.monotonic() < end and not whole(agent, not options.without_past):
        if time.monotonic() > looked + 10:
            watch.look(proxy.dead)
            looked = time.monotonic()
        if time.monotonic() > told + 60 and watch.lists:
            watch.tell(len(lives))
            told = time.monotonic()
        if not proxy.dead.wait(0.2):
            continue
        agent.process.wait()
        lives.append(list(proxy.pages))
        proxy.pages.clear()
        agent.start()
        proxy.plan(agent.process, chance.randint(1, options.each))
    proxy.victim = None
    watch.tell(len(lives))
    return lives + [list(proxy.pages)]


def prove_long(place, proxy, options, point):
    agent = Agent(place, proxy.url)
    try:
        agent.start()
        if not agent.sign_in():
            raise Failed(f'{agent.answers}')
        end = time.monotonic() + 60 * options.minutes
        lives = long_lives(place, proxy, random.Random(options.seed), options, Watch(agent), end)
        wrong = twice(lives)
        again = sum(len(set(life) & {page for other in lives[i + 1:] for page in other}) for i, life in enumerate(lives))
        say(f'# {sum(map(len, lives))} requests for pages in {len(lives)} lives, {again} of them again: those in flight')
        tickets, one = agent.rows('cache/cache.db', 'SELECT count(*), count(DISTINCT id) FROM ticket')[0]
        end = 'all of them' if whole(agent, False) else 'not at their end'
        point(f'killed {len(lives) - 1} times, seed {options.seed}: {tickets} tickets after {options.minutes} minutes at most, {end}',
              None if tickets == one else f'{one} different ones')
        point('nothing was fetched twice but the page in flight', '\n'.join(wrong) or None)
    finally:
        agent.remove()


def prove(point):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--tickets', type=int, default=300)
    parser.add_argument('--database', default='sqlite')
    parser.add_argument('--desk')
    parser.add_argument('--without-past', action='store_true')
    parser.add_argument('--kills', type=int, default=6)
    parser.add_argument('--minutes', type=int, help='no further than that, and without a fetch that is not killed')
    parser.add_argument('--each', type=int, default=60, help='with --minutes: pages in a life at most')
    parser.add_argument('--patience', type=int, default=300)
    parser.add_argument('--seed', type=int, default=random.randrange(10 ** 6))
    options = parser.parse_args()
    say(f'# {options}')
    place = Place(options)
    proxy = CountingProxy(place.port)
    try:
        if options.minutes:
            prove_long(place, proxy, options, point)
            return
        expected = unbroken(place, proxy, not options.without_past, options.patience)
        each = max(2 * len(proxy.pages) // (options.kills + 1), 1)
        lives, found = broken(place, proxy, random.Random(options.seed), options, each)
        wrong = twice(lives)
        say(f'# pages in each life: {[len(life) for life in lives]}')
        point(f'killed {len(lives) - 1} times, seed {options.seed}: all is here',
              None if found == expected else f'{found}, without a kill {expected}')
        point('nothing was fetched twice but the page in flight', '\n'.join(wrong) or None)
    except Exception:
        point('the first fetch', traceback.format_exc())
    finally:
        proxy.close()
        place.close()


if __name__ == '__main__':
    main(prove)
