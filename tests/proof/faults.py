#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault of a network and a server at every stage, then none: what was said is at the server, once.

    faults.py [--all] [--stages STAGE,…] [--jobs N] [--seed N] [--without-marker] [--only FAULT:STAGE]
"""
import argparse
import queue
import random
import shutil
import threading
import time
import traceback

import things
from fault_proxy import AFTER, FAULTS, STAGES, FaultProxy
from proof import Agent, Desk, Failed, Ledger, check, main, say, settle

THING_STAGES = ('forward', 'article', 'machine', 'machine-field')
MEET = 20  # seconds until a fault met what it was meant for


class Worker:
    """An agent with a network of its own, through which it goes from fault to fault."""

    def __init__(self, desk, name, tickets):
        self.desk, self.tickets = desk, tickets
        self.proxy = FaultProxy('127.0.0.1', desk.port)
        self.agent = Agent(desk, self.proxy.url)
        self.ledger = Ledger(self.agent, name)
        self.turn = 0
        self.machine = None

    def begin(self):
        self.agent.start()
        if not self.agent.sign_in():
            raise Failed(f'not signed in: {self.agent.answers}')
        self.fetched()
        [(self.queue_number,)] = self.agent.rows('cache/cache.db', 'SELECT queue FROM ticket WHERE id = ?', self.tickets[0])

    def fetched(self):
        known = 'SELECT count(*) FROM ticket WHERE id IN (%s)' % ','.join(map(str, self.tickets))
        end = time.monotonic() + 300
        while self.agent.rows('cache/cache.db', known) != [(len(self.tickets),)]:
            if time.monotonic() > end:
                raise Failed(f'the tickets are not fetched: {self.agent.state} {self.agent.events[-4:]}')
            time.sleep(0.1)

    def look_at(self, ticket):
        """A 404 before has taken the ticket from this computer: it comes back when it is opened."""
        end = time.monotonic() + 90
        while not self.agent.rows('cache/cache.db', 'SELECT 1 FROM ticket WHERE id = ?', ticket):
            if time.monotonic() > end:
                raise Failed(f'ticket {ticket} does not come back')
            self.agent.tell('open', ticket)
            time.sleep(1)

    def say_new(self):
        """A new ticket, and more about it before anybody knows its number."""
        change = self.ledger.add_new(self.queue_number, 2, 'Señora: nuevo € & <b>.')
        self.ledger.wait_durable()
        number = int(self.agent.answers[change['id']][2])
        self.ledger.add('reply', number, minutes=3, text='ya vamos')
        self.ledger.add_state(number, 'place', '', 'Biblioteca «Ñ»')
        self.ledger.add_state(number, 'copy', 'antonio.munoz@valdeamor.example', '+')
        self.ledger.add('minutes', number, minutes=5)

    def prepare(self, stage):
        """What a stage needs before anything goes wrong."""
        if stage in ('machine', 'machine-field'):
            things.know_catalog(self.ledger)
        if stage == 'machine-field' and self.machine is None:
            self.machine = things.machine(self.ledger)
            self.ledger.wait_durable()
            settle(self.agent)
        if stage == 'machine-field':
            things.find(self.ledger, self.machine)

    def say_thing(self, ticket, stage):
        """What has no ticket's conversation or fields."""
        if stage == 'forward':
            things.forward(self.ledger, ticket)
            self.ledger.add('comment', ticket, minutes=2, text='reenviado')
        elif stage == 'article':
            things.article(self.ledger, ticket)
        elif stage == 'machine':
            self.machine = things.machine(self.ledger)
            self.ledger.wait_durable()
            things.describe(self.ledger, self.machine, f'Mostrador {self.turn} «Ñ»')
        else:
            things.describe(self.ledger, self.machine, f'Sala {self.turn}')
            self.ledger.wait_durable()
            things.describe(self.ledger, self.machine, f'Planta {self.turn}')
        self.ledger.wait_durable()

    def say_things(self, ticket, stage):
        if stage in THING_STAGES:
            self.say_thing(ticket, stage)
            return
        if stage == 'create' or stage == 'find' and self.turn % 4 == 3:
            self.say_new()
            self.ledger.wait_durable()
            return
        status = self.desk.truth()['tickets'][ticket][0]
        other = 'waiting' if status == 'open' else 'open'
        if stage == 'field':
            self.ledger.add('minutes', ticket, minutes=5)
            self.ledger.add('minutes', ticket, minutes=5)
            self.ledger.add('status', ticket, status=other)
            self.ledger.add_state(ticket, 'owner', '', 'lucia' if self.turn % 2 else '')
            self.ledger.add_state(ticket, 'place', '', f'Sala {self.turn}')
            self.ledger.add_state(ticket, 'link', self.tickets[0] if ticket != self.tickets[0] else self.tickets[1],
                                  '+' if self.turn % 3 else '')
        else:
            self.ledger.add('reply', ticket, minutes=3, text='Señora: hecho € & <b>.')
            self.ledger.add('minutes', ticket, minutes=5)
            self.ledger.add('comment', ticket, minutes=2, text='nota')
        self.ledger.wait_durable()

    def scenario(self, kind, stage, times):
        """One fault at one stage, and the comparison afterwards. Returns how often it happened."""
        self.turn += 1
        ticket = self.ticket = self.tickets[self.turn % len(self.tickets)]
        before = self.before
        self.look_at(ticket)
        self.prepare(stage)
        bound = ticket if stage in ('reply', 'field') else None
        if stage in ('session', 'list'):
            self.agent.quit()
            if stage == 'list':
                shutil.rmtree(self.agent.folder / 'cache')
            fault = self.proxy.fail(kind, STAGES[stage], times)
            self.agent.start()
        elif stage == 'find':
            new = self.turn % 4 == 3
            self.proxy.fail(['cut-after', 'cut-before'][self.turn % 2], STAGES['create' if new else 'reply'], 1,
                            None if new else ticket)
            fault = self.proxy.fail(kind, STAGES["find"], times)
        else:
            fault = self.proxy.fail(kind, STAGES[stage], times, bound)
        if stage == 'list':
            self.agent.tell('open', ticket)
        else:
            self.say_things(ticket, stage)
        if stage == 'conversation':
            self.agent.tell('open', ticket)
        end = time.monotonic() + MEET
        while fault.happened < times and time.monotonic() < end and not (fault.happened and end - time.monotonic() < MEET - 5):
            self.agent.tell('refresh')
            time.sleep(0.1)
        self.proxy.heal()
        if stage == 'list':
            settle(self.agent)
            self.fetched()
            # The cache is new. What nobody opens comes last, long after the next scenarios.
            for one in self.tickets:
                self.agent.tell('open', one)
        settle(self.agent)
        counts = check(self.desk, [self.ledger], before, [ticket])
        return fault.happened, counts

    def end(self):
        self.proxy.close()
        self.agent.quit()
        self.agent.remove()


def choose(options, chance):
    if options.only:
        kind, stage = options.only.split(':')
        return [(kind, stage, 1), (kind, stage, 3)]
    if options.all:
        stages = options.stages.split(',') if options.stages else STAGES
        return [(kind, stage, times) for kind in FAULTS for stage in stages for times in (1, 3)]
    stages = [s for s in STAGES if s != 'reply']
    some = [(kind, 'reply', 1) for kind in AFTER if kind not in ('delay', 'drip', 'corrupt')]
    return some + [(kind, chance.choice(stages), chance.choice((1, 1, 3))) for kind in FAULTS]


def work(worker, todo, point, seed, totals):
    try:
        worker.begin()
        worker.before = worker.desk.truth()
    except Exception:
        point(f'{worker.ledger.name} begins', traceback.format_exc())
        return
    while True:
        try:
            kind, stage, times = todo.get_nowait()
        except queue.Empty:
            break
        name = f'{kind} at {stage}, {times} times, seed {seed}'
        try:
            happened, _ = worker.scenario(kind, stage, times)
            totals[happened > 0] += 1
            point(f'{name}: happened {happened} times ({worker.ledger.name}, ticket {worker.ticket})')
        except Exception as error:
            detail = error if isinstance(error, Failed) else traceback.format_exc()
            last = [r for r in worker.proxy.requests[-25:]]
            point(name, f'{detail}\nlast requests: {last}')
            # What is half done would be blamed on the next; the others take what is left.
            worker.proxy.close()
            worker.agent.remove()
            return
    totals['asked'] += worker.agent.asked
    totals['changes'] += worker.ledger.number
    try:
        worker.end()
    except Failed as failure:
        point(f'{worker.ledger.name} ends', failure)


def prove(point):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--all', action='store_true', help='every fault at every stage, once and three times')
    parser.add_argument('--stages', help='with --all: only these, separated by commas')
    parser.add_argument('--only', metavar='FAULT:STAGE')
    parser.add_argument('--jobs', type=int, default=10)
    parser.add_argument('--seed', type=int, default=random.randrange(10 ** 6))
    parser.add_argument('--without-marker', action='store_true')
    options = parser.parse_args()
    say(f'# {options}')
    chance = random.Random(options.seed)
    plan = choose(options, chance)
    chance.shuffle(plan)
    todo, totals = queue.Queue(), {True: 0, False: 0, 'asked': 0, 'changes': 0}
    for scenario in plan:
        todo.put(scenario)
    jobs = min(options.jobs, len(plan))
    desk = Desk(marker=not options.without_marker)
    try:
        tickets = desk.new_tickets(3 * jobs)
        threads = []
        for i in range(jobs):
            worker = Worker(desk, f'w{i}', tickets[3 * i:3 * i + 3])
            threads.append(threading.Thread(target=work, args=(worker, todo, point, options.seed, totals)))
            threads[-1].start()
        for thread in threads:
            thread.join()
        say(f'# {totals["changes"]} changes; {totals[True]} faults met a request, {totals[False]} did not;'
            f' {totals["asked"]} decided by the agent')
    finally:
        desk.close()


if __name__ == '__main__':
    main(prove)
