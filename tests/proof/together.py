#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two agents change the same tickets at once: minutes add up, replies are there once, a lost race is a conflict that is seen.

    together.py [--rounds N] [--seed N] [--without-marker]
"""
import argparse
import collections
import random
import time
import traceback

from fault_proxy import FaultProxy
from proof import CONFLICT, Agent, Desk, Failed, Ledger, behind_conflict, check, main, say, settle


def begin(desk, user, tickets):
    proxy = FaultProxy('127.0.0.1', desk.port)
    agent = Agent(desk, proxy.url, user)
    agent.start()
    if not agent.sign_in():
        raise Failed(f'{user}: {agent.answers}')
    known = 'SELECT count(DISTINCT ticket) FROM message WHERE ticket IN (%s)' % ','.join(map(str, tickets))
    end = time.monotonic() + 300
    while agent.rows('cache/cache.db', known) != [(len(tickets),)]:
        if time.monotonic() > end:
            raise Failed(f'{user}: the tickets are not fetched')
        time.sleep(0.1)
    return Ledger(agent, user), proxy


def statuses(ledgers, truth, tickets):
    """Each change of status at the server is one that was said; what was not done is seen as a conflict."""
    found, conflicts = [], 0
    for ledger in ledgers:
        agent = ledger.agent
        done = collections.Counter(agent.rows('work/work.db', 'SELECT ticket, value FROM operation_log WHERE kind = 3 AND'
                                              ' field = 1 UNION ALL SELECT ticket, value FROM operation WHERE kind = 3 AND'
                                              ' field = 1 AND state = 0'))
        there = collections.Counter((t, new) for t in tickets for field, _, new, author in truth['changes'][t]
                                    if field == 'Status' and author == agent.user)
        if there - done:
            found.append(f'{agent.user}: at the server and not done: {there - done}')
        outbox = agent.outbox()
        held = behind_conflict(outbox)
        for row in outbox:
            if row[4] == CONFLICT:
                conflicts += 1
                if not row[9]:
                    found.append(f'{agent.user}: a conflict without a word: {row}')
            elif row[4] != 0 and row[0] not in held:
                found.append(f'{agent.user}: left over: {row}')
    return found, conflicts


def rounds(options, desk, tickets, ledgers, proxies, chance):
    before = desk.truth()
    seen = 0
    for number in range(options.rounds):
        # Out of reach of each other, so that both work from what was there before.
        for proxy in proxies:
            proxy.set_mode('refuse')
        for ticket in tickets:
            for ledger in ledgers:
                for verb in chance.sample(['reply', 'comment', 'minutes', 'minutes', 'status'], 3):
                    status = chance.choice(['open', 'waiting']) if verb == 'status' else ''
                    ledger.add(verb, ticket, 5 if verb == 'minutes' else chance.choice([0, 3]), status, f'ronda {number} ñ')
        for ledger in ledgers:
            ledger.wait_durable()
        for proxy in proxies:
            proxy.heal()
        for ledger in ledgers:
            settle(ledger.agent, conflicts=False)
        found, conflicts = statuses(ledgers, desk.truth(), tickets)
        seen += conflicts
        if found:
            raise Failed('\n'.join(found))
        # Now both insist, one after the other; the last one wins, and nobody's minutes are gone.
        for ledger in ledgers:
            settle(ledger.agent)
        for ledger in ledgers:
            for ticket in tickets:
                ledger.agent.tell('open', ticket)
        counts = check(desk, ledgers, before, tickets)
    return counts, seen


def prove(point):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--rounds', type=int, default=2)
    parser.add_argument('--seed', type=int, default=random.randrange(10 ** 6))
    parser.add_argument('--without-marker', action='store_true')
    options = parser.parse_args()
    say(f'# {options}')
    name = f'two agents, {options.rounds} rounds, seed {options.seed}'
    desk = Desk(marker=not options.without_marker)
    begun = []
    try:
        tickets = desk.new_tickets(3)
        for user in ('lucia', 'marta'):
            begun.append(begin(desk, user, tickets))
        ledgers, proxies = zip(*begun)
        counts, seen = rounds(options, desk, tickets, ledgers, proxies, random.Random(options.seed))
        point(f'{name}: {counts["changes"]} changes, {counts["lost"]} lost, {counts["doubled"]} doubled,'
              f' {seen} conflicts seen')
    except Failed as failure:
        point(name, failure)
    except Exception:
        point(name, traceback.format_exc())
    finally:
        for ledger, proxy in begun:
            proxy.close()
            ledger.agent.remove()
        desk.close()


if __name__ == '__main__':
    main(prove)
