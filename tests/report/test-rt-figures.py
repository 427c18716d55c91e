#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every figure of the workload and of the service level report, counted a second time by SQL on the Request Tracker's own
database: on two desks with other queues, statuses and people.

Started by meson with ventanilla-ctl and ventanilla as arguments.
"""
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import time
import unittest

import worked_off
from desk_hours import DAY, DAYS, HOLIDAY, HOUR, OPEN, after_work, edge, hours, local, midnight, working
from rt import Desk

CTL, PROGRAM = sys.argv[1:3]
PATIENCE = 300
PERIODS = ('this-year', 'last-year', 'last-month', 'this-month')
WEEK = 7 * DAY
CLOSED = {'resolved', 'rejected', 'done', 'cancelled', 'fixed', 'withdrawn', 'implemented', 'declined'}
WAITING = ('stalled', 'wait', 'await', 'pending', 'on-hold', 'on hold', 'onhold', 'hold', 'blocked', 'paused', 'supplier')
# What is promised, in seconds, and how much of it is left when it is at risk; the first is for tickets without a level.
PROMISES = (
    {'response': 4 * HOUR, 'next': 2 * HOUR, 'own': HOUR, 'risk': 25},
    {'response': HOUR, 'next': HOUR, 'resolution': 8 * HOUR, 'risk': 60},
    {'response': 4 * HOUR, 'own': 2 * HOUR, 'resolution': 24 * HOUR, 'risk': 25},
)
SUMMARY = 21  # figures
NAMES = {'response': 'Response', 'next': 'NextResponse', 'own': 'Own', 'resolution': 'Resolution'}
NO_LEVEL = 'None of them'
# As a plan that is kept names them.
FIELDS = ('Channel', 'Satisfaction', 'Supplier')


def ctl(*words):
    done = subprocess.run([CTL, *map(str, words)], text=True, capture_output=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, f'{words}: ended {done.returncode}: {done.stdout}{done.stderr}'
    return done.stdout


def stamp(text):
    """Unix seconds of what the database writes; 0 for not set."""
    if not text or text.startswith('1970'):
        return 0
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc).timestamp())


def is_waiting(status):
    return status.lower().startswith(WAITING)


class Ticket:
    """A ticket as the database has it, with its life."""
    levels = {}
    suppliers = ()

    def __init__(self, row, requestors, history, fields):
        (self.id, self.queue, self.owner, self.status, self.sla, self.priority, self.left, self.worked, self.estimated, created,
         started, due, resolved, updated) = row
        self.owner = '' if self.owner == 'Nobody' else self.owner
        self.created, self.started, self.due = stamp(created), stamp(started), stamp(due)
        self.resolved, self.updated = stamp(resolved), stamp(updated)
        self.closed = self.status in CLOSED
        self.requestors = requestors
        self.history = history
        self.channel, self.survey, self.supplier = (fields.get(name, '') for name in FIELDS)
        changes = [h for h in history if h['field'] == 'Status']
        status = changes[0]['old'] if changes else self.status
        self.stretches, at = [], self.created
        for change in changes:
            if change['at'] > at:
                self.stretches.append((at, change['at'], status))
                at = change['at']
            status = change['new']
        if status != self.status and self.updated > at:
            self.stretches.append((at, self.updated, status))
            at = self.updated
        self.stretches.append((at, None, self.status))

    @property
    def level(self):
        return self.sla or NO_LEVEL

    @property
    def promises(self):
        return self.levels[self.level]

    def used(self, start, end):
        return sum(working(max(a, start), min(b if b is not None else end, end)) for a, b, status in self.stretches
                   if not is_waiting(status))

    def events(self):
        """(when, whether it was closed, when it was opened again)"""
        found = []
        for i, (at, _, status) in enumerate(self.stretches):
            before = i > 0 and self.stretches[i - 1][2] in CLOSED
            if (status in CLOSED) != before:
                back = next((a for a, _, s in self.stretches[i + 1:] if s not in CLOSED), 0)
                found.append((at, not before, back))
        return found

    def last_closing(self):
        if not self.closed:
            return 0
        return [when for when, closing, _ in self.events() if closing][-1]

    def outside(self, who):
        return who != self.owner and who in self.requestors

    def answers(self):
        return [h for h in self.history if h['type'] in ('Create', 'Correspond') and h['who'] not in ('', 'RT_System')
                and not self.outside(h['who'])]

    def first_owner(self):
        changes = [h for h in self.history if h['field'] == 'Owner' and h['type'] == 'Set']
        first = changes[0]['old'] if changes else self.owner
        if first:
            return self.created
        return next((h['at'] for h in changes if h['new']), 0)

    def asked(self):
        """(when the requestor wrote again, when the desk answered or 0), each time."""
        found, answered = [], False
        for h in self.history:
            if h['type'] not in ('Create', 'Correspond') or h['who'] in ('', 'RT_System'):
                continue
            if not self.outside(h['who']):
                answered = True
                if found and not found[-1][1]:
                    found[-1] = (found[-1][0], h['at'])
            elif answered and (not found or found[-1][1]):
                found.append((h['at'], 0))
        return found

    def clocks(self, now):
        """(name, seconds, whether it is over, promised or None) of each."""
        resolved = self.last_closing()
        answers = self.answers()
        runs = [('response', self.created, (answers[0]['at'] if answers else 0) or resolved),
                ('own', self.created, self.first_owner() or resolved), ('resolution', self.created, resolved)]
        runs += [('next', asked, answered or resolved) for asked, answered in self.asked()
                 if answered or not resolved or asked < resolved]
        return [(name, self.used(start, end or now), end != 0, self.promises.get(name)) for name, start, end in runs]

    def late_at(self, now):
        """When the first of what is promised is not kept any more; None for never. It may be over."""
        left = [p - used for _, used, over, p in self.clocks(now) if p is not None and not over]
        if not left:
            return None
        return after_work(now, min(left)) if min(left) > 0 else 0

    def minutes(self, median):
        """(of work, whether that is a guess)"""
        if self.left > 0 or self.estimated > 0:
            return self.left if self.left > 0 else max(self.estimated - self.worked, 0), False
        return median or 30, True

    def is_late(self, now):
        return not self.closed and any(p is not None and not over and used >= p for _, used, over, p in self.clocks(now))

    def is_at_risk(self, now):
        """Of a clock that runs so little is left."""
        return not self.closed and not is_waiting(self.status) and not self.is_late(now) and any(
            p is not None and not over and used >= p - p * self.promises['risk'] // 100 for _, used, over, p in self.clocks(now))

    def with_supplier(self, now):
        end = self.last_closing() or now
        return sum(working(a, min(b if b is not None else end, end)) for a, b, status in self.stretches
                   if status in self.suppliers)

    def open_at(self, when):
        if self.created >= when:
            return False
        return [s for a, _, s in self.stretches if a < when][-1] not in CLOSED


def read(path, names_of):
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=60)
    users = dict(db.execute('SELECT id, Name FROM Users'))
    names = {str(i): ('' if n == 'Nobody' else n) for i, n in users.items()}
    requestors, history = {}, {}
    for ticket, user in db.execute("SELECT g.Instance, m.MemberId FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id"
                                   " WHERE g.Domain = 'RT::Ticket-Role' AND g.Name = 'Requestor'"):
        requestors.setdefault(ticket, set()).add(users.get(user, ''))
    for ticket, kind, field, old, new, who, at in db.execute(
            "SELECT ObjectId, Type, Field, OldValue, NewValue, Creator, Created FROM Transactions"
            " WHERE ObjectType = 'RT::Ticket' AND (Type IN ('Create', 'Correspond') OR Type = 'Status'"
            " OR (Type = 'Set' AND Field IN ('Owner', 'Queue'))) ORDER BY Created, id"):
        if field == 'Owner':
            old, new = names.get(old, ''), names.get(new, '')
        history.setdefault(ticket, []).append({'type': kind, 'field': 'Status' if kind == 'Status' else field, 'old': old,
                                               'new': new, 'who': users.get(who, ''), 'at': stamp(at)})
    fields = {}
    for ticket, name, value in db.execute(
            "SELECT v.ObjectId, f.Name, v.Content FROM ObjectCustomFieldValues v JOIN CustomFields f ON f.id = v.CustomField"
            " WHERE v.ObjectType = 'RT::Ticket' AND v.Disabled = 0"):
        kind = next((kind for kind in FIELDS if names_of[kind] == name), None)
        fields.setdefault(ticket, {})[kind] = value
    return [Ticket(row, requestors.get(row[0], set()), history.get(row[0], []), fields.get(row[0], {})) for row in db.execute(
        "SELECT t.id, q.Name, o.Name, t.Status, t.SLA, t.Priority, t.TimeLeft, t.TimeWorked, t.TimeEstimated, t.Created,"
        " t.Started, t.Due, t.Resolved, t.LastUpdated FROM Tickets t JOIN Queues q ON q.id = t.Queue"
        " JOIN Users o ON o.id = t.Owner WHERE t.Type = 'ticket' AND t.EffectiveId = t.id AND t.Status <> 'deleted'")]


def read_names(path):
    """What people are called, by login; nobody is called so."""
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=60) as db:
        names = {login: real or login for login, real in db.execute('SELECT Name, RealName FROM Users')}
    db.close()
    return {**names, '': 'Nobody'}


# -- the same words --

def minutes_text(seconds):
    minutes = int(seconds // 60)
    if minutes < 60:
        return f'{minutes} min'
    if minutes % 60 == 0 or minutes >= 6000:
        return f'{minutes // 60} h'
    return f'{minutes // 60} h {minutes % 60} min'


def percentile(some, percent):
    if not some:
        return '–'
    some = sorted(some)
    return minutes_text(some[max(-(-len(some) * percent // 100), 1) - 1])


def share(part, of):
    if of == 0:
        return '–'
    return f'{part} of {of}' if of < 10 else f'{100 * part / of:.1f} % ({part} of {of})'


def tally(tickets, start, end, now):
    """Every figure of the report by its title."""
    made = [t for t in tickets if start <= t.created < end]
    events = [(t, e) for t in tickets if t.created < end for e in t.events() if start <= e[0] < end]
    closings = [e for _, e in events if e[1]]
    clocks = [c for t in made for c in t.clocks(now)]
    done = {name: [used for n, used, over, _ in clocks if n == name and over] for name in NAMES}
    met = {name: sum(1 for n, used, over, p in clocks if n == name and over and p is not None and used <= p) for name in done}
    missed = {name: sum(1 for n, used, _, p in clocks if n == name and p is not None and used > p) for name in done}
    supplier = [some for some in (t.with_supplier(now) for t in made) if some > 0]
    firsts = [(t, next(e for e in t.events() if e[1])) for t in made if any(e[1] for e in t.events())]
    judged = [(t, e) for t, e in firsts if e[0] + WEEK <= now]
    contact = [1 for t, e in judged if len([a for a in t.answers() if a['type'] == 'Correspond' and a['at'] <= e[0]]) <= 1
               and not (e[2] and e[2] - e[0] <= WEEK)]
    moves = {t.id: [h['at'] for h in t.history if h['field'] == 'Queue'] for t in made}
    level = [1 for t, e in judged if not moves[t.id] or moves[t.id][0] > e[0]]
    watched = [e for e in closings if e[0] + WEEK <= now]
    marks = [t.survey for t in made if t.closed or t.events()]
    kept = {name: share(met[name], met[name] + missed[name]) for name in done}
    return {
        'Created': str(len(made)), 'Closed': str(len(closings)), 'Opened again': str(len(events) - len(closings)),
        'Net flow': str(len(made) + len(events) - 2 * len(closings)),
        'Backlog at the beginning': str(sum(t.open_at(start) for t in tickets)),
        'Backlog at the end': str(sum(t.open_at(min(end, now + 1)) for t in tickets)),
        'First response kept': kept['response'], 'Next response kept': kept['next'], 'Time to own kept': kept['own'],
        'Resolution kept': kept['resolution'],
        'First response, median': percentile(done['response'], 50), 'First response, 90 %': percentile(done['response'], 90),
        'Time to own, median': percentile(done['own'], 50), 'Resolution, median': percentile(done['resolution'], 50),
        'Resolution, 90 %': percentile(done['resolution'], 90),
        'Resolved at the first contact': share(len(contact), len(judged)),
        'Resolved at the first level': share(len(level), len(judged)),
        'Opened again within 7 days': share(sum(1 for e in watched if e[2] and e[2] - e[0] <= WEEK), len(watched)),
        'Escalated': share(sum(1 for t in made if moves[t.id]), len(made)), 'Without their history': '0',
        'With a supplier, median': percentile(supplier, 50),
        'With a supplier, 90 %': percentile(supplier, 90),
        'With them now': str(sum(t.status in t.suppliers for t in tickets if t.created < end)),
        'Satisfied': share(sum(int(m[0]) >= 4 for m in marks if m), sum(bool(m) for m in marks)),
        'Satisfaction, answers': share(sum(bool(m) for m in marks), len(marks)),
        'Nothing promised': str(sum(1 for n, _, _, p in clocks if n == 'resolution' and p is None)),
        'Resolution not due yet': str(sum(1 for n, used, over, p in clocks
                                          if n == 'resolution' and p is not None and not over and used <= p)),
        'First response not kept': str(missed['response']), 'Resolution not kept': str(missed['resolution']),
    }


def load(tickets, now, medians):
    today = midnight(now)
    open_ones = [t for t in tickets if not t.closed]
    ages = {'age_1': 0, 'age_3': 0, 'age_7': 0, 'age_15': 0, 'age_30': 0, 'age_more': 0}
    minutes = guessed = unknown = 0
    for t in open_ones:
        days, day = 0, local(t.created).date() + datetime.timedelta(days=1)
        while day <= local(now).date() and days <= 30:
            days += bool(hours(day))
            day += datetime.timedelta(days=1)
        ages[next((f'age_{n}' for n in (1, 3, 7, 15, 30) if days <= n), 'age_more')] += 1
        known = t.left > 0 or t.estimated > 0
        guessed += not known and medians.get(t.queue, 0) > 0
        unknown += not known and medians.get(t.queue, 0) == 0
        minutes += t.left if t.left > 0 else max(t.estimated - t.worked, 0) if t.estimated > 0 else medians.get(t.queue, 0)
    closed = sum(t.closed and t.resolved >= now - 14 * DAY for t in tickets)
    clear = 0 if not open_ones else len(open_ones) * worked_days(now) / closed if closed else None
    return {'open': len(open_ones), 'today': sum(t.updated >= today for t in open_ones),
            'progress': sum(not is_waiting(t.status) and (t.started > 0 or t.worked > 0) for t in open_ones),
            'unstarted': sum(t.started == 0 and t.worked == 0 for t in open_ones), **ages,
            'late': sum(t.is_late(now) for t in open_ones), 'at_risk': sum(t.is_at_risk(now) for t in open_ones),
            'closed_14': closed, 'minutes': minutes, 'guessed': guessed, 'unknown': unknown,
            'days_to_clear': clear and round(clear, 6), 'oldest': min((t.created for t in open_ones), default=None)}


def read_medians(tickets):
    """Minutes booked on the tickets of each queue that were closed last."""
    medians = {}
    for queue in {t.queue for t in tickets}:
        last = sorted((t for t in tickets if t.queue == queue and t.closed and t.worked > 0), key=lambda t: -t.resolved)
        some = sorted(t.worked for t in last[:101])
        medians[queue] = some[len(some) // 2] if some else 0
    return medians


def worked_days(now):
    today = local(now).date()
    return sum(bool(hours(today - datetime.timedelta(days=back))) for back in range(14))


def spoken(value):
    """Times as seconds, fractions to a millionth."""
    if isinstance(value, str):
        return int(datetime.datetime.fromisoformat(value.replace('Z', '+00:00')).timestamp())
    return round(value, 6) if isinstance(value, float) else value


def keep_plans(fields):
    """As the window keeps them: with people and the custom fields."""
    with sqlite3.connect(pathlib.Path(os.environ['XDG_DATA_HOME'], 'ventanilla/work.db')) as work:
        named = ''.join(f'{kind}={name}\n' for kind, name in fields.items())
        for period in PERIODS:
            work.execute('INSERT INTO saved_report (account, name, definition) VALUES'
                         ' ((SELECT id FROM account WHERE current = 1), ?, ?)',
                         ('all ' + period, f'[Report]\nVersion=1\nPeriod={period}\nPeople=true\n{named}'))
    work.close()


class Figures:
    """The same tests on each desk."""
    profile = None
    fields = {}
    suppliers = ()

    @classmethod
    def setUpClass(cls):
        cls.desk = Desk('--profile', cls.profile)
        cls.addClassCleanup(cls.desk.close)
        home = pathlib.Path(os.environ['XDG_DATA_HOME'], cls.profile)
        for name in ('XDG_DATA_HOME', 'XDG_CACHE_HOME'):
            os.environ[name] = str(home / name)
        home.mkdir(parents=True, exist_ok=True)
        path = pathlib.Path(cls.desk.folder, 'desk', 'rt.sqlite')
        cls.tickets = read(path, cls.fields)
        cls.real_names = read_names(path)
        cls.names = [NO_LEVEL] + sorted({t.sla for t in cls.tickets if t.sla})
        Ticket.suppliers = cls.suppliers
        cls.home = home
        env = {k: v for k, v in os.environ.items() if k not in ('DISPLAY', 'WAYLAND_DISPLAY')}
        subprocess.run([PROGRAM, '--sign-in', cls.desk.url, '--user', 'root'], input=cls.desk.token('root') + '\n', text=True,
                       check=True, env=env, stdout=subprocess.DEVNULL)
        cls.promise({level: PROMISES[i % len(PROMISES)] for i, level in enumerate(cls.names)})
        ctl('sync', '--full', '--json')
        keep_plans(cls.fields)

    @classmethod
    def promise(cls, levels):
        """To the tickets of each level."""
        Ticket.levels = levels
        waiting = {s for t in cls.tickets for _, _, s in t.stretches if is_waiting(s)}
        days = '\n'.join(f'{DAYS[i]}=' + ';'.join(f'{a:02}:00-{b:02}:00' for a, b in OPEN[i]) for i in range(5))
        text = (f'[Service levels]\nVersion=1\nCalendar=C\nLevel={NO_LEVEL}\nServerDue=false\n'
                f'Pause={";".join(sorted(waiting)) or "waiting"}\nSupplier={";".join(cls.suppliers)}\n'
                f'[Holidays H]\n{HOLIDAY}=Local\n[Calendar C]\nTimeZone=Europe/Madrid\nHolidays=H\n{days}\n')
        for level, promises in Ticket.levels.items():
            text += f'[Level {level}]\nAtRisk={promises["risk"]}\n'
            text += ''.join(f'{NAMES[name]}={seconds // 60}m\n' for name, seconds in promises.items() if name in NAMES)
        (cls.home / 'levels.conf').write_text(text, encoding='utf-8')
        ctl('levels', 'import', cls.home / 'levels.conf')

    def test_workload(self):
        while True:  # the day may change between
            now = int(time.time())
            shown = json.loads(ctl('workload', '--json'))
            if midnight(now) == midnight(int(time.time())):
                break
        medians = read_medians(self.tickets)
        groups = [('', shown['all'], self.tickets)]
        groups += [(q['name'], q, [t for t in self.tickets if t.queue == q['name']]) for q in shown['queues']]
        groups += [(p['key'], p, [t for t in self.tickets if t.owner == p['key']]) for p in shown['people']]
        self.assertGreater(shown['all']['open'], 10)
        for name, figures, tickets in groups:
            for figure, expected in load(tickets, now, medians).items():
                with self.subTest(of=name, figure=figure):
                    self.assertEqual(spoken(figures[figure]), expected)
        self.assertEqual(shown['worked_days'], worked_days(now))
        self.assertGreater(shown['all']['late'], 0)

    def promise_nearly(self, now):
        """Of each level a resolution that half of the open tickets missed already, and the others will in the next hours."""
        levels = {}
        for level in self.names:
            used = sorted(t.used(t.created, now) for t in self.tickets if not t.closed and t.level == level)
            levels[level] = {'resolution': (used[len(used) // 2] if used else 0) // HOUR * HOUR + 3 * HOUR, 'risk': 25}
        self.promise(levels)

    def keep_colleagues(self, now):
        """Who has most is away until after the next day of work, and who has nearly as much works half the day."""
        owners = [t.owner for t in self.tickets if not t.closed and t.owner]
        names = sorted(set(owners), key=lambda name: (-owners.count(name), name))
        away = after_work(now, 10 * HOUR)
        with sqlite3.connect(pathlib.Path(os.environ['XDG_DATA_HOME'], 'ventanilla/work.db')) as work:
            for name, until, day in ((names[0], away, 0), (names[1], 0, 240)):
                work.execute("INSERT INTO colleague (account, login, role, away, day, most) VALUES"
                             " ((SELECT id FROM account WHERE current = 1), ?, '', ?, ?, 0)", (name, until, day))
        work.close()
        return names, away

    def people(self, now, names, away):
        """As the forecast sees them: the mean day of work is that of the next two weeks."""
        days = [sum(b - a for a, b in hours(local(midnight(now, i)).date())) for i in range(14)]
        mean = sum(days) * HOUR // sum(bool(day) for day in days)
        people = {name: worked_off.Person() for name in names}
        people[names[0]].start = working(now, away)
        people[names[1]].pace = mean / (240 * 60)
        return people

    def test_forecast(self):
        now = int(time.time())
        self.addCleanup(self.promise, Ticket.levels)
        self.promise_nearly(now)
        names, away = self.keep_colleagues(now)
        shown = json.loads(ctl('workload', '--json'))['forecast']
        now, medians = spoken(shown['now']), read_medians(self.tickets)
        running = [t for t in self.tickets if not t.closed and not is_waiting(t.status)]
        tasks = []
        for t in running:
            at = t.late_at(now)
            due = float('inf') if at is None else working(now, at)
            tasks.append(worked_off.Task(t.id, t.queue, t.owner, t.priority, t.minutes(medians[t.queue])[0] * 60, at, due))
        until = midnight(now, 7 - local(now).weekday())
        if working(now, until) == 0:
            until = midnight(now, 14 - local(now).weekday())
        people = self.people(now, names, away)
        expected = worked_off.breaches(tasks, people, now, until)
        self.assertEqual(spoken(shown['until']), until)
        self.assertEqual(shown['tickets'], len(running))
        self.assertEqual(shown['guessed'], sum(t.minutes(medians[t.queue])[1] for t in running))
        self.assertEqual(shown['today'], sum(f[0].late < midnight(now, 1) for f in expected))
        self.assertEqual(
            [(b['ticket'], spoken(b['due']), b['owner'], b['minutes'], b['ahead'], b['why'], b['done'] and spoken(b['done']))
             for b in shown['breaches']],
            [(f.id, f.late, f.owner, f.work // 60, before // 60, why, when and after_work(now, when))
             for f, before, when, why in expected])
        if working(now, until) > 4 * HOUR:
            self.assertGreater(len(expected), 0)
        self.follow_advice(shown, {t.id: t for t in tasks}, people)

    def follow_advice(self, shown, tasks, people):
        """One after the other: each goes to who is done with it first, and is late then no more; where nobody is named, nobody is."""
        knows = {}
        for task in tasks.values():
            knows.setdefault(task.owner, set()).add(task.queue)
        for breach in shown['breaches']:
            task = tasks[breach['ticket']]
            could = worked_off.helpers(task, tasks.values(), people, knows)
            with self.subTest(ticket=task.id):
                if breach['to'] is None:
                    self.assertEqual(could, set())
                else:
                    self.assertIn(breach['to'], could)
                    task.owner = breach['to']
        self.assertEqual(shown['avoided'], sum(b['to'] is not None for b in shown['breaches']))

    def compare(self, rows, column, tickets, start, end, now):
        expected = tally(tickets, start, end, now)
        for row in rows:
            with self.subTest(figure=row[0], column=column):
                self.assertEqual(row[column], expected[row[0]])

    def compare_rows(self, table, name, tickets, start, end, now):
        """Each row against those of its tickets."""
        for row in table['rows']:
            expected = tally([t for t in tickets if name(t) == row[0]], start, end, now)
            for column, title in enumerate(table['columns'][1:], 1):
                with self.subTest(table=table['id'], row=row[0], figure=title):
                    self.assertEqual(row[column], expected[title])

    def compare_months(self, table, start, end, now):
        """What began in a month, closings in it, and what was open when it was over."""
        names = [row[0] for row in table['rows']]
        self.assertEqual(names, sorted(set(names)))
        self.assertEqual(sum(int(row[1]) for row in table['rows']), sum(start <= t.created < end for t in self.tickets))
        for row in table['rows']:
            year, month = map(int, row[0].split('-'))
            self.compare_rows({**table, 'rows': [row]}, lambda t, name=row[0]: name, self.tickets, edge(year, month),
                              edge(year, month + 1), now)

    def compare_worst(self, tables):
        """Those queues of which anything was missed, most first."""
        columns = tables['queues']['columns']
        places = [columns.index(title) for title in ('First response not kept', 'Resolution not kept')]

        def missed(row):
            return sum(int(row[i]) for i in places)
        worst = [row for row in tables['queues']['rows'] if missed(row)]
        self.assertEqual(sorted(tables['failing']['rows']), sorted(worst))
        counts = [missed(row) for row in tables['failing']['rows']]
        self.assertEqual(counts, sorted(counts, reverse=True))

    def test_report(self):
        for period in PERIODS:
            now = int(time.time())
            report = json.loads(ctl('report', 'all ' + period, '--wait', '--json'))
            year, month = local(now).year, local(now).month
            first = {'this-year': (year, 1, 12), 'last-year': (year - 1, 1, 12), 'last-month': (year, month - 1, 1),
                     'this-month': (year, month, 1)}[period]
            before, start, end = edge(first[0], first[1] - first[2]), edge(*first[:2]), edge(first[0], first[1] + first[2])
            tables = {table['id']: table for table in report['tables']}
            with self.subTest(period=period):
                self.assertFalse(any(note.startswith('INCOMPLETE') for note in report['notes']), report['notes'])
                self.assertEqual(len(tables['summary']['rows']), SUMMARY + (2 if self.fields['Satisfaction'] else 0))
                self.compare(tables['summary']['rows'], 1, self.tickets, start, end, now)
                self.compare(tables['summary']['rows'], 2, self.tickets, before, start, now)
                for table, key in (('queues', lambda t: t.queue), ('priorities', lambda t: str(t.priority)),
                                   ('levels', lambda t: t.level), ('people', lambda t: self.real_names[t.owner]),
                                   ('channels', lambda t: t.channel or 'None')):
                    self.compare_rows(tables[table], key, self.tickets, start, end, now)
                    self.assertEqual(sum(int(row[1]) for row in tables[table]['rows']),
                                     sum(start <= t.created < end for t in self.tickets), table)
                self.compare_months(tables['months'], start, end, now)
                self.compare_worst(tables)
                if self.fields['Supplier']:
                    self.compare_rows(tables['suppliers'], lambda t: t.supplier, self.tickets, start, end, now)
                    self.assertEqual({row[0] for row in tables['suppliers']['rows']},
                                     {t.supplier for t in self.tickets if t.supplier and t.created < end and (
                                         t.created >= start or t.open_at(start) or any(
                                             start <= e[0] < end for e in t.events()))})


class Tiny(Figures, unittest.TestCase):
    profile = 'tiny'
    fields = {'Channel': 'Canal', 'Satisfaction': '', 'Supplier': ''}
    suppliers = ('supplier',)


class Other(Figures, unittest.TestCase):
    profile = 'other'
    fields = {'Channel': 'Source', 'Satisfaction': 'Survey', 'Supplier': 'Supplier'}
    suppliers = ('paused',)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
