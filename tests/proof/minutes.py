#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same minutes twice, and the network goes right after the first arrived: the second is not taken for it.

    minutes.py [--without-marker]
"""
import argparse
import time
import traceback

from fault_proxy import STAGES, FaultProxy
from proof import Agent, Desk, Failed, Ledger, check, main, say, settle

# What is asked for only to know the number of what was just written.
READ_BACK = 'Untake'
# So long that the network is looked for more than once.
GONE = 12


class LeavingProxy(FaultProxy):
    """A network that goes when what was written is about to be read back."""

    armed = gone = False

    def _fate(self, line):
        if self.armed and READ_BACK in line:
            self.armed, self.gone = False, True
            self.set_mode('refuse')
            return 'cut-before'
        return super()._fate(line)


def until(condition, what, patience=120):
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise Failed(f'{what}: never came')
        time.sleep(0.1)


def run(desk, proxy, agent):
    [ticket] = desk.new_tickets(1)
    ledger = Ledger(agent, 'm')
    agent.start()
    if not agent.sign_in():
        raise Failed(f'{agent.answers}')
    until(lambda: agent.rows('cache/cache.db', 'SELECT 1 FROM ticket WHERE id = ?', ticket), 'the ticket')
    settle(agent)
    before = desk.truth()
    proxy.armed = True
    for _ in range(2):
        ledger.add('minutes', ticket, minutes=5)
    ledger.wait_durable()
    until(lambda: proxy.gone, 'the reading back')
    time.sleep(GONE)
    lost = proxy.fail('cut-before', STAGES['field'])
    proxy.set_mode('pass')
    settle(agent)
    say(f'# {lost.happened} requests lost')
    return check(desk, [ledger], before, [ticket])


def prove(point):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--without-marker', action='store_true')
    options = parser.parse_args()
    desk = Desk(marker=not options.without_marker)
    proxy = LeavingProxy('127.0.0.1', desk.port)
    agent = Agent(desk, proxy.url)
    try:
        counts = run(desk, proxy, agent)
        point(f'{counts["changes"]} times the same minutes, {counts["lost"]} lost, {counts["doubled"]} doubled')
    except Exception:
        point('the same minutes twice', traceback.format_exc())
    finally:
        proxy.close()
        agent.remove()
        desk.close()


if __name__ == '__main__':
    main(prove)
