# SPDX-License-Identifier: GPL-3.0-or-later
"""Working time of the desks whose figures are counted a second time."""
import bisect
import datetime
import zoneinfo

ZONE = zoneinfo.ZoneInfo('Europe/Madrid')
# Split days, short Fridays, and a holiday where the stories are.
OPEN = {**dict.fromkeys(range(4), ((9, 14), (15, 18))), 4: ((9, 14),)}
DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday')
HOLIDAY = datetime.date.today() - datetime.timedelta(days=5 + (datetime.date.today().weekday() >= 5))
DAY = 86400
HOUR = 3600


def local(when):
    return datetime.datetime.fromtimestamp(when, ZONE)


def midnight(when, days=0):
    day = local(when).date() + datetime.timedelta(days=days)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp())


def edge(year, month):
    """When a month begins."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return int(datetime.datetime(year, month, 1, tzinfo=ZONE).timestamp())


def hours(day):
    return () if day == HOLIDAY else OPEN.get(day.weekday(), ())


def spans():
    """Opening hours from 2019 to 2031, and how much was worked before each."""
    starts, ends, sums, worked = [], [], [], 0
    day = datetime.date(2019, 1, 1)
    while day.year < 2031:
        for opens, closes in hours(day):
            one = int(datetime.datetime(day.year, day.month, day.day, opens, tzinfo=ZONE).timestamp())
            other = int(datetime.datetime(day.year, day.month, day.day, closes, tzinfo=ZONE).timestamp())
            starts.append(one)
            ends.append(other)
            sums.append(worked)
            worked += other - one
        day += datetime.timedelta(days=1)
    return starts, ends, sums


STARTS, ENDS, SUMS = spans()


def worked_until(when):
    i = bisect.bisect_right(STARTS, when) - 1
    return SUMS[i] + min(when, ENDS[i]) - STARTS[i]


def working(start, end):
    return worked_until(end) - worked_until(start) if end > start else 0


def after_work(when, seconds):
    """The first moment by which so much was worked."""
    if seconds <= 0:
        return when
    target = worked_until(when) + seconds
    i = bisect.bisect_left(SUMS, target) - 1
    return STARTS[i] + target - SUMS[i]
