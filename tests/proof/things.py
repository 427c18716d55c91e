# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sent besides messages and fields: forwards, articles and machines. Each has a name that nothing else has, by which
it is counted at the server."""
import collections
import time

PATIENCE = 300
THINGS = ('forward', 'article', 'machine', 'describe')
FORWARD, ARTICLE, CREATE_MACHINE = 5, 6, 11  # kinds of operations, as they are stored
# What the reader of the server's database adds to what it prints.
QUERIES = '''
  "forwards": rows("SELECT ObjectId, Data FROM Transactions WHERE ObjectType = 'RT::Ticket' AND Type LIKE 'Forward %'"),
  "articles": rows("SELECT id, Name FROM Articles"),
  "abouts": rows("SELECT Base, Target FROM Links WHERE Base LIKE '%/article/%' OR Target LIKE '%/article/%'"),
  "machines": rows("SELECT id, Name, Description FROM Assets"),
'''


def truth_of(raw):
    return {'forwards': collections.Counter(to for _, to in raw['forwards']),
            'articles': collections.Counter(name for _, name in raw['articles']),
            'abouts': raw['abouts'],
            'machines': collections.Counter(name for _, name, _ in raw['machines']),
            'machine-numbers': {name: number for number, name, _ in raw['machines']},
            'article-numbers': {name: number for number, name in raw['articles']},
            'described': {name: text or '' for _, name, text in raw['machines']}}


def _add(ledger, verb, ticket, **more):
    ledger.number += 1
    change = {'id': f'{ledger.name}-{ledger.number}', 'verb': verb, 'ticket': ticket, 'minutes': 0, 'status': '', 'text': '', **more}
    ledger.changes.append(change)
    return change


def forward(ledger, ticket):
    """To somebody outside who gets nothing else."""
    change = _add(ledger, 'forward', ticket)
    change['which'] = f'{change["id"]}@fuera.example'
    ledger.agent.tell('forward', change['id'], ticket, change['which'], f'RV: {change["id"]}', 'Para su información.')
    return change


def article(ledger, ticket):
    change = _add(ledger, 'article', ticket)
    change['which'] = f'Guía {change["id"]}'
    ledger.agent.tell('article', change['id'], ticket, change['which'], 'General', f'Señora: € & <b> {change["id"]}.')
    return change


def know_catalog(ledger):
    """Once the inventory is fetched; it stays known when the cache is thrown away."""
    end = time.monotonic() + PATIENCE
    while not getattr(ledger, 'catalog', None):
        [(ledger.catalog,)] = ledger.agent.rows('cache/cache.db', 'SELECT min(id) FROM catalog')
        assert time.monotonic() < end, 'the inventory is not fetched'
        time.sleep(0.2)


def machine(ledger):
    """A new one; its number here comes with the answer."""
    change = _add(ledger, 'machine', None)
    change['which'] = f'PC-{change["id"]}'
    ledger.agent.tell('machine', change['id'], ledger.catalog, change['which'])
    return change


def find(ledger, made):
    """A machine that the server has: where the cache was thrown away the inventory is fetched again."""
    end = time.monotonic() + PATIENCE
    while not ledger.agent.rows('cache/cache.db', 'SELECT 1 FROM machine WHERE name = ?', made['which']):
        assert time.monotonic() < end, f'{made["which"]} is not fetched'
        time.sleep(0.2)


def describe(ledger, made, text):
    """Of a machine that machine() made, whether the server has it by now or not."""
    change = _add(ledger, 'describe', None, which=made['which'], value=text)
    ledger.agent.tell('describe', change['id'], ledger.agent.answers[made['id']][2], text)
    return change


def is_there(truth, kind, value):
    """Whether a person who looks finds what an operation would make."""
    where = {FORWARD: 'forwards', ARTICLE: 'articles', CREATE_MACHINE: 'machines'}.get(kind)
    return where is not None and any(name and name in (value or '') for name in truth[where])


def _about_difference(change, truth):
    """An article is linked to what it is about, once."""
    number = truth['article-numbers'].get(change['which'])
    links = [link for link in truth['abouts'] if any(end.endswith(f'/article/{number}') for end in link)]
    if number is not None and len(links) != 1:
        return [f'{change}: its article has the links {links}']
    return []


def difference(ledger, truth, counts):
    """Each is there once; what a machine says is what was said last."""
    found, said = [], collections.defaultdict(list)
    for change in (c for c in ledger.changes if c['verb'] in THINGS):
        sure = ledger.durable(change)
        counts['changes'] += sure
        if change['verb'] == 'describe':
            said[change['which']].append((change['value'], sure))
            continue
        copies = truth[change['verb'] + 's'][change['which']]
        counts['lost'] += sure and copies == 0
        counts['doubled'] += copies > 1
        if copies > 1 or sure and copies == 0:
            found.append(f'{change}: {copies} times at the server')
        if change['verb'] == 'article':
            found += _about_difference(change, truth)
    for name, values in said.items():
        last = max((i for i, (_, sure) in enumerate(values) if sure), default=-1)
        allowed = {v for v, _ in values[max(last, 0):]} | ({''} if last < 0 else set())
        if name in truth['described'] and truth['described'][name] not in allowed:
            counts['lost'] += 1
            found.append(f'{name}: says {truth["described"][name]!r}, said {values}')
    return found
