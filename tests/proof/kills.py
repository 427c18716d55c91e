#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at random moments, with a network and a server that come and go: what was said is at the server, once.

    kills.py [--rounds N] [--jobs N] [--seed N] [--without-marker]
"""
import argparse
import concurrent.futures
import random
import time
import traceback

import things
from fault_proxy import FAULTS, STAGES, FaultProxy
from proof import Agent, Desk, Failed, Ledger, check, main, say, settle

TEXTS = ['Hecho.', 'Se cambia el tóner; queda probado.', 'Señora: € & <b> "comillas" — ñandú', 'a' * 300]


PLACES = ['Casa Consistorial', 'Biblioteca «Ñ»', '']
COPIES = ['antonio.munoz@valdeamor.example', 'beatriz.navarro@valdeamor.example']


def queue_thing(chance, ledger, ticket):
    """What has no ticket's conversation or fields; a machine is described before and after it has its number."""
    # One is read before it is changed: what is said of it while that goes on may come to be before or after.
    busy = {c['which'] for c in ledger.changes if c['verb'] == 'describe' and not ledger.durable(c)}
    made = [c for c in ledger.changes if c['verb'] == 'machine' and len(ledger.agent.answers.get(c['id'], [])) == 3
            and c['which'] not in busy]
    what = chance.choice(['forward', 'article', 'machine'] + ['describe', 'describe'] * bool(made))
    if what == 'describe':
        things.describe(ledger, made[-1], chance.choice(PLACES))
    elif what == 'machine':
        things.machine(ledger)
    elif what == 'article':
        things.article(ledger, ticket)
    elif ticket > 0:
        things.forward(ledger, ticket)


def queue_some(chance, ledger, tickets, queue_number, plan):
    for _ in range(chance.randint(1, 4)):
        # On what was made here too, whether it has a number of the server's by now or not.
        ticket = chance.choice(tickets + ledger.own_tickets()[-2:])
        verb = chance.choice(['reply', 'comment', 'comment', 'minutes', 'minutes', 'status', 'new', 'owner', 'place', 'copy',
                              'link', 'thing'])
        # Few different values, so that equal changes follow each other.
        minutes = chance.choice([5, 5, 10]) if verb == 'minutes' else chance.choice([0, 3])
        status = chance.choice(['waiting', 'open']) if verb == 'status' else ''
        plan.append((verb, ticket, minutes, status))
        if verb == 'new':
            ledger.add_new(queue_number, minutes, chance.choice(TEXTS)[:60])
        elif verb == 'thing':
            queue_thing(chance, ledger, ticket)
        elif verb == 'owner':
            ledger.add_state(ticket, verb, '', chance.choice(['lucia', '']))
        elif verb == 'place':
            ledger.add_state(ticket, verb, '', chance.choice(PLACES))
        elif verb == 'copy':
            ledger.add_state(ticket, verb, chance.choice(COPIES), chance.choice(['+', '+', '']))
        elif verb == 'link':
            other = chance.choice([t for t in tickets if t != ticket])
            ledger.add_state(ticket, verb, other, chance.choice(['+', '+', '']))
        else:
            ledger.add(verb, ticket, minutes, status, chance.choice(TEXTS))


def trouble(chance, proxy, desk, alone, plan):
    """Perhaps something else goes wrong in this round."""
    what = chance.choice(['', '', '', '', 'mode', 'fault', 'fault', 'fault', 'server'])
    if what == 'mode':
        mode = chance.choice(['refuse', 'blackhole'])
        proxy.set_mode(mode)
        plan.append(mode)
    elif what == 'fault':
        kind, stage = chance.choice([f for f in FAULTS if f not in ('endless', 'drip')]), chance.choice(sorted(STAGES))
        proxy.fail(kind, STAGES[stage])
        plan.append((kind, stage))
    elif what == 'server' and alone and chance.random() < 0.4:
        plan.append('server down and up')
        desk.stop()
        return desk.start
    return None


def life(agent, chance, ledger, tickets, queue_number, proxy, desk, alone):
    """One run of the program, ended by force."""
    plan = []
    agent.start()
    mend = trouble(chance, proxy, desk, alone, plan)
    queue_some(chance, ledger, tickets, queue_number, plan)
    moment = chance.uniform(0, 1.5)
    plan.append(f'killed after {moment:.3f} s')
    time.sleep(moment)
    agent.kill()
    if mend:
        mend()
    if chance.random() < 0.5:
        proxy.heal()
    return plan


def run(desk, seed, rounds, tickets, alone):
    chance = random.Random(seed)
    proxy = FaultProxy('127.0.0.1', desk.port)
    agent = Agent(desk, proxy.url)
    ledger = Ledger(agent, f's{seed}')
    plans = []
    try:
        before = desk.truth()
        agent.start()
        if not agent.sign_in():
            raise Failed(f'{agent.answers}')
        known = 'SELECT count(*) FROM ticket WHERE id IN (%s)' % ','.join(map(str, tickets))
        agent.wait(lambda: agent.state == 'online', 'online')
        end = time.monotonic() + 300
        while agent.rows('cache/cache.db', known) != [(len(tickets),)]:
            if time.monotonic() > end:
                raise Failed('the tickets are not fetched')
            time.sleep(0.2)
        things.know_catalog(ledger)
        [(queue_number,)] = agent.rows('cache/cache.db', 'SELECT queue FROM ticket WHERE id = ?', tickets[0])
        agent.kill()
        for number in range(rounds):
            plans.append(life(agent, chance, ledger, tickets, queue_number, proxy, desk, alone))
            # Without rest it would only ever be killed while it asks what became of the first.
            if number % 5 == 4 or number == rounds - 1:
                proxy.heal()
                agent.start()
                settle(agent)
                for ticket in tickets:
                    agent.tell('open', ticket)
                counts = check(desk, [ledger], before, tickets)
                say(f'# seed {seed}, {number + 1} rounds: {dict(counts)}')
                agent.kill()
        killed = len(plans) + len(plans) // 5
        return killed, counts, agent.asked
    except Exception as error:
        raise Failed(f'seed {seed}, marker {desk.marker}\n{error}\nplan:\n' + '\n'.join(map(str, plans))) from error
    finally:
        proxy.close()
        if agent.process.poll() is None:
            agent.process.kill()
        agent.process.wait()


def prove(point):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--rounds', type=int, default=6, help='in all, shared by the jobs')
    parser.add_argument('--jobs', type=int, default=1, help='agents at once, each with a seed of its own')
    parser.add_argument('--seed', type=int, default=random.randrange(10 ** 6))
    parser.add_argument('--without-marker', action='store_true')
    options = parser.parse_args()
    say(f'# {options}')
    desk = Desk(marker=not options.without_marker)
    rounds = -(-options.rounds // options.jobs)
    try:
        tickets = desk.new_tickets(4 * options.jobs)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            jobs = {options.seed + i: pool.submit(run, desk, options.seed + i, rounds, tickets[4 * i:4 * i + 4],
                                                  options.jobs == 1) for i in range(options.jobs)}
            for seed, job in jobs.items():
                name = f'{rounds} rounds, seed {seed}'
                try:
                    killed, counts, asked = job.result()
                    point(f'{name}: killed {killed} times, {counts["changes"]} changes, {counts["lost"]} lost,'
                          f' {counts["doubled"]} doubled, {asked} decided by the agent')
                except Failed as failure:
                    point(name, failure)
                except Exception:
                    point(name, traceback.format_exc())
    finally:
        desk.close()


if __name__ == '__main__':
    main(prove)
