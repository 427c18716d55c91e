# SPDX-License-Identifier: GPL-3.0-or-later
"""What breaks next, worked out a second time by its definition: everybody works off what they own, what is late first; of what is
late at once the more important, then the older. Second by second in working time, without the program's own shortcuts."""
import dataclasses

# What a ticket takes where nobody estimated it and nobody of its queue booked time.
SOME = 30 * 60


@dataclasses.dataclass
class Task:
    """A ticket on somebody's desk; times are working seconds from now."""
    id: int
    queue: str
    owner: str
    priority: int
    work: int
    late: int  # Unix seconds, None for never
    due: float  # working seconds from now, infinite for never

    @property
    def place(self):
        return (self.due, -self.priority, self.id)


@dataclasses.dataclass
class Person:
    start: int = 0  # working seconds until they are there
    pace: float = 1.0  # of the calendar, for one of theirs

    def work_off(self, tasks):
        """{ticket: (work before it, when it is done)}"""
        spent, found = 0, {}
        for task in sorted(tasks, key=lambda t: t.place):
            before, spent = spent, spent + task.work
            found[task.id] = (before, self.start + int(spent * self.pace))
        return found


def late(tasks, person):
    done = person.work_off(tasks)
    return {t.id for t in tasks if done[t.id][1] > t.due}


def why(task, person, before):
    """Nobody has it; its owner comes too late; it is too long; or too much comes first."""
    if person is None:
        return 'nobody'
    if person.start >= task.due:
        return 'away'
    return 'long' if int(task.work * person.pace) > task.due else 'queued'


def breaches(tasks, people, now, until):
    """[(task, work before it, when it is done or None, why)], the first to be late first."""
    found = []
    for owner in {t.owner for t in tasks}:
        theirs = [t for t in tasks if t.owner == owner]
        person = people.get(owner)
        done = person.work_off(theirs) if person else {}
        for task in theirs:
            if task.late is None or not now < task.late < until:
                continue
            before, when = done.get(task.id, (0, None))
            if when is None or when > task.due:
                found.append((task, before, when, why(task, person, before)))
    return sorted(found, key=lambda f: (f[0].late, f[0].id))


def helpers(task, tasks, people, knows):
    """Whoever is there, has tickets of its queue, and with it would be late with nothing they are not late with: the soonest."""
    found = {}
    for name, person in people.items():
        if name == task.owner or person.start > 0 or task.queue not in knows.get(name, ()):
            continue
        theirs = [t for t in tasks if t.owner == name]
        more = theirs + [task]
        if late(more, person) == late(theirs, person):
            found[name] = person.work_off(more)[task.id][1]
    return {name for name, when in found.items() if when == min(found.values())}
