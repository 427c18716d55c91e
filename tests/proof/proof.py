# SPDX-License-Identifier: GPL-3.0-or-later
"""What the proofs share: a desk, agents in processes of their own, and the comparison of what they said with what is there."""
import base64
import collections
import faulthandler
import json
import os
import pathlib
import quopri
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import things

HERE = pathlib.Path(__file__).resolve().parent
DESK = HERE.parent / 'support' / 'desk'
AGENT = os.environ.get('VNT_AGENT', 'agent')
QUEUED, SENDING, UNKNOWN, REFUSED, CONFLICT = range(1, 6)
NEVER = 2 ** 62
PATIENCE = 120
# Read by a process of the server's own user: a stranger would leave files that the server cannot write.
READER = r'''
import json, sqlite3, sys
db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True, timeout=30)
def rows(sql):
    return db.execute(sql).fetchall()
print(json.dumps({
  "tickets": rows("SELECT id, Status, TimeWorked FROM Tickets"),
  "subjects": rows("SELECT id, Subject FROM Tickets"),
  "owners": rows("SELECT t.id, u.Name FROM Tickets t JOIN Users u ON u.id = t.Owner"),
  "places": rows("SELECT v.ObjectId, v.Content FROM ObjectCustomFieldValues v JOIN CustomFields c ON c.id = v.CustomField"
                 " WHERE c.Name = 'Ubicación' AND v.ObjectType = 'RT::Ticket' AND v.Disabled = 0"),
  "copies": rows("SELECT g.Instance, u.EmailAddress FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id"
                 " JOIN Users u ON u.id = m.MemberId WHERE g.Domain = 'RT::Ticket-Role' AND g.Name = 'Cc'"),
  "links": rows("SELECT LocalBase, LocalTarget FROM Links WHERE Type = 'RefersTo'"),
  "transactions": rows("SELECT t.id, t.ObjectId, t.Type, t.Field, t.OldValue, t.NewValue, ifnull(t.TimeTaken, 0), u.Name"
                       " FROM Transactions t JOIN Users u ON u.id = t.Creator"
                       " WHERE t.ObjectType = 'RT::Ticket' ORDER BY t.id"),
  "texts": rows("SELECT TransactionId, Content, ContentEncoding FROM Attachments WHERE ContentType LIKE 'text/plain' AND Filename IS NULL"),
  "markers": rows("SELECT v.ObjectId, v.Content FROM ObjectCustomFieldValues v JOIN CustomFields c ON c.id = v.CustomField"
                  " WHERE c.Name = 'Client-Txn' AND v.ObjectType = 'RT::Transaction' AND v.Disabled = 0"),
''' + things.QUERIES + '''
}))
'''


class Failed(Exception):
    """The proof did not hold; says what differs."""


def say(*words):
    print(*words, flush=True)


def plain(text):
    return ' '.join((text or '').split())


def decoded(text, encoding):
    """What the server's database wrote in its own way."""
    if encoding == 'quoted-printable':
        return quopri.decodestring((text or '').encode()).decode()
    if encoding == 'base64':
        return base64.b64decode(text).decode()
    return text


def states(raw):
    """What a ticket has, and what it is part of: a value, or '+' for each that is there."""
    found = {(ticket, 'owner', ''): '' if name == 'Nobody' else name for ticket, name in raw['owners']}
    found |= {(ticket, 'place', ''): value or '' for ticket, value in raw['places']}
    found |= {(ticket, 'copy', address): '+' for ticket, address in raw['copies']}
    found |= {(base, 'link', target): '+' for base, target in raw['links']}
    return found


class Desk:
    """A private Request Tracker, and the truth in its database."""

    def __init__(self, marker=True):
        self.marker = marker
        self.folder = self._run('up', *([] if marker else ['--without-marker']))
        self.url = self._run('url', self.folder)
        self.port = int(self.url.rpartition(':')[2])
        self.database = f'{self.folder}/desk/rt.sqlite'
        self.lock = threading.Lock()

    @staticmethod
    def _run(*arguments):
        done = subprocess.run([DESK, *arguments], stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout.strip()

    def token(self, user):
        return self._run('token', self.folder, user)

    def stop(self):
        self._run('stop', self.folder)

    def start(self):
        self._run('start', self.folder)
        assert self._run('url', self.folder) == self.url, 'the desk moved to another port'

    def close(self):
        self._run('down', self.folder)

    def new_tickets(self, number, queue_name='Soporte N1', user='root'):
        headers = {'Authorization': 'token ' + self.token(user), 'Content-Type': 'application/json'}
        made = []
        for i in range(number):
            body = {'Queue': queue_name, 'Subject': f'Prueba {i}', 'Status': 'open', 'Content': 'x', 'ContentType': 'text/plain',
                    'Requestor': ['elena.gil@valdeamor.example']}
            request = urllib.request.Request(self.url + '/REST/2.0/ticket', json.dumps(body).encode(), headers)
            with urllib.request.urlopen(request, timeout=60) as answer:
                made.append(int(json.load(answer)['id']))
            headers.setdefault('Cookie', (answer.headers.get('Set-Cookie') or '').split(';')[0])
        return made

    def truth(self):
        """{'tickets': {id: (status, minutes)}, 'messages': {ticket: [(transaction, kind, text, minutes, author)]},
        'changes': {ticket: [(field, old, new, author)]}, 'markers': {transaction: uuid}, 'made': {subject: [ticket]},
        'requests': {ticket: text}, 'state': {(ticket, what, which): value}}"""
        user = {'user': 'nobody', 'group': 'nogroup', 'extra_groups': []} if os.geteuid() == 0 else {}
        done = subprocess.run(['/usr/bin/python3', '-c', READER, self.database], stdout=subprocess.PIPE, text=True,
                              check=True, cwd='/', **user)
        raw = json.loads(done.stdout)
        texts = {number: decoded(text, encoding) for number, text, encoding in raw['texts']}
        messages, changes = collections.defaultdict(list), collections.defaultdict(list)
        requests, made = {}, collections.defaultdict(list)
        for number, subject in raw['subjects']:
            made[subject].append(number)
        for number, ticket, kind, field, old, new, minutes, author in raw['transactions']:
            if kind in ('Correspond', 'Comment'):
                messages[ticket].append((number, kind, plain(texts.get(number)), minutes, author))
            elif kind == 'Create':
                requests[ticket] = plain(texts.get(number))
            elif field in ('Status', 'TimeWorked'):
                changes[ticket].append((field, old, new, author))
        return {'tickets': {i: (s, m) for i, s, m in raw['tickets']}, 'messages': messages, 'changes': changes,
                'markers': dict(raw['markers']), 'made': made, 'requests': requests, 'state': states(raw),
                **things.truth_of(raw)}


class Agent:
    """The engine in a process of its own, with folders that outlive it."""

    def __init__(self, desk, url, user='lucia', wrapper=()):
        self.desk, self.url, self.user = desk, url, user
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='vnt-proof-'))
        self.wrapper = wrapper
        self.secret = desk.token(user)
        self.process = None
        self.state = ''
        self.answers = {}
        self.events = []
        self._changed = threading.Condition()
        self.next_sign_in = 0
        self.asked = 0  # how often the agent had to decide

    def start(self):
        environment = {'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': str(self.folder), 'GIO_USE_VFS': 'local',
                       'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent', 'GSETTINGS_BACKEND': 'memory',
                       'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PATH': str(self.folder / 'keyring'),
                       'SECRET_FILE_TEST_PASSWORD': 'proof', 'G_DEBUG': 'fatal-criticals'}
        environment.update({k: v for k, v in os.environ.items() if k.startswith(('ASAN_', 'UBSAN_', 'LSAN_'))})
        self.state = ''
        with open(self.folder / 'stderr', 'ab') as errors:
            self.process = subprocess.Popen([*self.wrapper, AGENT, self.folder / 'cache', self.folder / 'work'], env=environment,
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                                            text=True, bufsize=1)
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        self.wait_event('opened')

    def _listen(self, process):
        for line in process.stdout:
            words = line.rstrip('\n').split('\t')
            with self._changed:
                if words[0] in ('durable', 'failed'):
                    self.answers[words[1]] = words
                elif words[0] == 'state' and process is self.process:
                    self.state = words[1]
                self.events.append((process.pid, words))
                self._changed.notify_all()
        with self._changed:  # it ended
            self._changed.notify_all()

    def wait(self, condition, what, patience=60):
        with self._changed:
            if not self._changed.wait_for(condition, patience):
                raise Failed(f'{what}: never came; state {self.state}; {self.events[-5:]}; {self.errors()}')

    def wait_event(self, word, patience=60):
        pid = self.process.pid
        self.wait(lambda: any(p == pid and w[0] in (word, 'not-opened') for p, w in self.events), word, patience)
        refused = [w for p, w in self.events if p == pid and w[0] == 'not-opened']
        if refused:
            raise Failed(f'{refused}')

    def errors(self):
        return (self.folder / 'stderr').read_text(errors='replace')[-1500:]

    def tell(self, *words):
        try:
            self.process.stdin.write('\t'.join(str(w) for w in words) + '\n')
        except (BrokenPipeError, ValueError):
            pass

    def sign_in(self):
        with self._changed:
            self.answers.pop('sign-in', None)
        self.tell('sign-in', self.url, self.user, self.secret)
        self.wait(lambda: 'sign-in' in self.answers, 'an answer to signing in', 120)
        return self.answers['sign-in'][0] == 'durable'

    def kill(self):
        """As a power cut would, for the process; what the kernel has is written."""
        code = self.process.poll()
        if code is not None:
            raise Failed(f'the agent ended by itself with {code}: {self.errors()}')
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()

    def quit(self):
        self.tell('quit')
        try:
            if self.process.wait(60) != 0:
                raise Failed(f'the agent ended with {self.process.returncode}: {self.errors()}')
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failed('the agent does not end') from None

    def rows(self, file, sql, *values):
        with sqlite3.connect(f'file:{self.folder / file}?mode=ro', uri=True, timeout=30) as db:
            return db.execute(sql, values).fetchall()

    def outbox(self):
        return self.rows('work/work.db', 'SELECT uuid, ticket, kind, field, state, value, content, next_try, txn, error'
                                         ' FROM operation ORDER BY sequence')

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


# How the agent is told of them: the number of the field, which one, and what stands before the value.
STATES = {'owner': (2, '', ''), 'place': (8, 'Ubicación', ''), 'copy': (11, '', ''), 'link': (13, 'refers-to', 'ticket:')}


class Ledger:
    """What an agent said: each change with its ticket, whether it was told to be durable, and in what order."""

    def __init__(self, agent, name):
        self.agent, self.name = agent, name
        self.changes = []
        self.number = 0

    def add(self, verb, ticket, minutes=0, status='', text=''):
        self.number += 1
        change = {'id': f'{self.name}-{self.number}', 'verb': verb, 'ticket': ticket, 'minutes': minutes, 'status': status,
                  'text': plain(f'{self.name}-{self.number} {text}') if verb in ('reply', 'comment') else ''}
        self.changes.append(change)
        if change['text']:
            self.agent.tell(verb, change['id'], ticket, minutes, status, change['text'])
        else:
            self.agent.tell(verb, change['id'], ticket, minutes if verb == 'minutes' else status)
        return change

    def add_new(self, queue_number, minutes=0, text=''):
        """A ticket that gets its number from the server, some time."""
        self.number += 1
        name = f'{self.name}-{self.number}'
        change = {'id': name, 'verb': 'new', 'ticket': None, 'minutes': minutes, 'status': '', 'text': '',
                  'subject': plain(f'{name} {text}'), 'request': plain(f'{name} {text}')}
        self.changes.append(change)
        self.agent.tell('new', name, queue_number, minutes, change['subject'], change['request'])
        return change

    def add_state(self, ticket, what, which, value):
        """Owner or place is set to a value; a copy or a link comes or goes."""
        self.number += 1
        name = f'{self.name}-{self.number}'
        field, label, prefix = STATES[what]
        self.changes.append({'id': name, 'verb': what, 'ticket': ticket, 'minutes': 0, 'status': '', 'text': '',
                             'which': which, 'value': value})
        sent = value if what in ('owner', 'place') else f'{value or "-"}{prefix}{which}'
        self.agent.tell('change', name, ticket, field, label, sent)

    def own_tickets(self):
        """The numbers this computer gave to what was made here."""
        return [int(self.agent.answers[c['id']][2]) for c in self.changes if c['verb'] == 'new' and self.durable(c)]

    def numbers(self, truth):
        """What became of them: {number given here: the server's}, and all that are there."""
        there = {c['id']: truth['made'][c['subject']] for c in self.changes if c['verb'] == 'new'}
        given = {int(self.agent.answers[i][2]): found[0] for i, found in there.items()
                 if found and len(self.agent.answers.get(i, [])) == 3}
        return given, sorted(number for found in there.values() for number in found)

    def durable(self, change):
        return self.agent.answers.get(change['id'], [''])[0] == 'durable'

    def wait_durable(self):
        ids = [c['id'] for c in self.changes]
        self.agent.wait(lambda: all(i in self.agent.answers for i in ids), 'durable')
        for change in self.changes:
            if not self.durable(change) and 'refused' not in change:
                raise Failed(f'{change} was not taken: {self.agent.answers[change["id"]]}')


def decide(agent, row):
    """What a person does about a change that needs them: looks at the ticket, then discards it or sends it."""
    uuid, ticket, kind, _, state, value, content, next_try, _, _ = row
    if state in (REFUSED, CONFLICT):
        agent.asked += 1
        agent.tell('retry', uuid)
    elif state == UNKNOWN and next_try > NEVER:
        agent.asked += 1
        truth = agent.desk.truth()
        there = (things.is_there(truth, kind, value)
                 or content and ticket > 0 and any(m[2] == plain(content) for m in truth['messages'][ticket]))
        agent.tell('drop' if there else 'retry', uuid)


def behind_conflict(outbox):
    """What waits for the agent, and what waits behind it: the order on a ticket is kept."""
    heads = {}
    for row in outbox:
        if row[4] != 0:
            heads.setdefault(row[1], row[4])
    return {row[0] for row in outbox if row[4] != 0 and heads[row[1]] == CONFLICT}


def settle(agent, patience=PATIENCE, conflicts=True):
    """Until nothing waits, as long as there is progress; signs in again when asked, as a person would. With conflicts
    false these, and what they hold back, may stay."""
    end = time.monotonic() + patience
    seen, before = {}, None
    while time.monotonic() < end:
        if agent.process.poll() is not None:
            raise Failed(f'the agent ended by itself with {agent.process.returncode}: {agent.errors()}')
        if agent.state in ('auth', 'no-account') and time.monotonic() > agent.next_sign_in:
            agent.sign_in()
            agent.next_sign_in = time.monotonic() + 3
        outbox = agent.outbox()
        held = set() if conflicts else behind_conflict(outbox)
        left = [r for r in outbox if r[4] != 0 and r[0] not in held]
        if not left and agent.state == 'online':
            return
        if len(outbox) != before:
            before, end = len(outbox), time.monotonic() + patience
        for row in left:
            # A person needs a moment too.
            if seen.setdefault((row[0], row[4], row[7]), time.monotonic()) < time.monotonic() - 2:
                decide(agent, row)
                del seen[(row[0], row[4], row[7])]
        agent.tell('refresh')
        time.sleep(0.5)
    raise Failed(f'it does not settle: state {agent.state}, outbox {agent.outbox()}, {agent.events[-3:]}, {agent.errors()}')


def made_difference(ledger, truth, counts):
    """Each new ticket is there once, with what it was asked for."""
    found = []
    for change in (c for c in ledger.changes if c['verb'] == 'new'):
        sure, copies = ledger.durable(change), truth['made'][change['subject']]
        counts['changes'] += sure
        counts['made'] += sure
        counts['lost'] += sure and not copies
        counts['doubled'] += len(copies) > 1
        if len(copies) > 1 or sure and not copies:
            found.append(f'{change}: made {len(copies)} times: {copies}')
        found += [f'{change}: says {truth["requests"].get(c)}' for c in copies if truth['requests'].get(c) != change['request']]
    return found


def state_difference(ledger, truth, given, before, counts):
    """What is set, comes and goes is as the last change says; one of which nobody was told may have been made or not."""
    found, said = [], collections.defaultdict(list)
    for change in (c for c in ledger.changes if c['verb'] in STATES):
        ticket, which = given.get(change['ticket'], change['ticket']), change['which']
        said[ticket, change['verb'], given.get(which, which)].append((change['value'], ledger.durable(change)))
        counts['changes'] += ledger.durable(change)
    for key, values in said.items():
        if key[0] < 0:
            continue  # its ticket is already missed
        last = max((i for i, (_, sure) in enumerate(values) if sure), default=-1)
        allowed = {v for v, _ in values[max(last, 0):]} | ({before['state'].get(key, '')} if last < 0 else set())
        there = truth['state'].get(key, '')
        if there not in allowed:
            counts['lost'] += 1
            found.append(f'{key}: {there!r} at the server, said {values}')
    return found


def difference(desk, ledgers, before, tickets):
    """What is at the server against what was said, as sentences; nothing when it is all there once. @tickets grows by those
    that were made."""
    truth = desk.truth()
    found, counts = [], collections.Counter()
    numbers = {}
    for ledger in ledgers:
        given, made = ledger.numbers(truth)
        numbers[ledger] = given
        tickets += [number for number in made if number not in tickets]
        found += made_difference(ledger, truth, counts)
        found += state_difference(ledger, truth, given, before, counts)
        found += things.difference(ledger, truth, counts)
    for ticket in tickets:
        there = truth['messages'][ticket]
        texts = collections.Counter(m[2] for m in there)
        minutes = before['tickets'].get(ticket, ('', 0))[1]
        for ledger in ledgers:
            expected = []
            logged = ledger.agent.rows('work/work.db', 'SELECT kind, field, value, minutes FROM operation_log'
                                       ' WHERE ticket = ? AND state = 0 UNION ALL SELECT kind, field, value, minutes'
                                       ' FROM operation WHERE ticket = ? AND state = 0', ticket, ticket)
            done = collections.Counter(v for k, f, v, _ in logged if k == 3 and f == 3)
            said = collections.Counter()
            minutes += sum(c['minutes'] for c in ledger.changes if c['verb'] == 'new' and ticket in truth['made'][c['subject']])
            for change in (c for c in ledger.changes if numbers[ledger].get(c['ticket'], c['ticket']) == ticket):
                if change['verb'] in STATES or change['verb'] in things.THINGS:
                    continue
                sure = ledger.durable(change)
                counts['changes'] += sure
                if change['text']:
                    copies = texts[change['text']]
                    counts['lost'] += sure and copies == 0
                    counts['doubled'] += copies > 1
                    if copies > 1 or sure and copies == 0:
                        found.append(f'{change}: {copies} times at the server')
                    if copies:
                        expected.append(change['text'])
                        minutes += change['minutes'] * min(copies, 1)
                elif change['verb'] == 'minutes' and sure:
                    said[str(change['minutes'])] += 1
            if said - done:
                found.append(f'ticket {ticket}: minutes said and not kept: {said - done}')
            minutes += sum(int(value) * n for value, n in done.items())
            order = [m[2] for m in there if m[2].startswith(ledger.name + '-')]
            if order != expected:
                found.append(f'ticket {ticket}: order {order}, said {expected}')
        if truth['tickets'][ticket][1] != minutes:
            more = truth['tickets'][ticket][1] - minutes
            counts['doubled' if more > 0 else 'lost'] += 1
            found.append(f'ticket {ticket}: {truth["tickets"][ticket][1]} minutes at the server, {minutes} said;'
                         f' {[c for c in truth["changes"][ticket] if c[0] == "TimeWorked"]}')
    return found, counts


def cache_difference(agent, tickets, truth):
    """What this computer shows against what the server has."""
    found = []
    for ticket in tickets:
        row = agent.rows('cache/cache.db', 'SELECT status, minutes_worked FROM ticket WHERE id = ?', ticket)
        if row != [truth['tickets'][ticket]]:
            found.append(f'ticket {ticket}: shown {row}, at the server {truth["tickets"][ticket]}')
        here = agent.rows('cache/cache.db', 'SELECT id, ifnull(plain, body) FROM message WHERE ticket = ? AND kind IN (2, 3)'
                                            ' AND id > 0 ORDER BY id', ticket)
        there = [(m[0], m[2]) for m in truth['messages'][ticket]]
        if [(i, plain(b)) for i, b in here] != there:
            found.append(f'ticket {ticket}: messages shown {here}, at the server {there}')
    left = agent.rows('cache/cache.db', 'SELECT id FROM ticket WHERE id < 0')
    return found + [f'still shown with the number given here: {left}'] * bool(left)


def fetched_until(agent):
    """How far back the history is here."""
    return agent.rows('cache/cache.db', "SELECT value FROM meta WHERE name = 'cursor history'")


def check(desk, ledgers, before, tickets, patience=90):
    """Compare; the cache may take a moment to follow. Returns what was counted."""
    asked, tickets = set(tickets), list(tickets)
    found, counts = difference(desk, ledgers, before, tickets)
    end = time.monotonic() + patience
    place = None
    while not found:
        truth = desk.truth()
        shown = [line for ledger in ledgers for line in cache_difference(ledger.agent, tickets, truth)]
        if not shown:
            return counts
        # Where everything is fetched again, as long as that goes on.
        before_place, place = place, [fetched_until(ledger.agent) for ledger in ledgers]
        if place != before_place:
            end = time.monotonic() + patience
        if time.monotonic() > end:
            found = shown
            break
        # Where the cache was thrown away what was made in between comes last by itself.
        for ledger in ledgers:
            ledger.agent.tell('refresh')
            for ticket in set(tickets) - asked:
                ledger.agent.tell('open', ticket)
        asked = set(tickets)
        time.sleep(1)
    raise Failed('\n'.join([f'{dict(counts)}'] + found))


def main(run):
    """Report in TAP; `run(point)` calls point(name, failure or None) for each thing proven."""
    faulthandler.register(signal.SIGUSR1, all_threads=True)  # where it hangs
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results = []
    lock = threading.Lock()

    def point(name, failure=None):
        with lock:
            results.append(failure is None)
            say(f'{"ok" if failure is None else "not ok"} {len(results)} - {name}')
            for line in str(failure or '').splitlines():
                say('#', line)

    run(point)
    say(f'1..{len(results)}')
    sys.exit(0 if all(results) else 1)
