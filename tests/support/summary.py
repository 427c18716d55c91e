#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Add up meson's test logs: every TAP line is a case, any other test is one.

    summary.py NAME=TESTLOG.json...

Lists what was skipped and why, and what failed with the first lines it said about it; the last line is
`N passed, N failed, N skipped`.
Ends with 1 when something failed or nothing ran.
"""
import json
import re
import sys

TAP = re.compile(r'^(not )?ok\b\s*\d*\s*(?:- )?([^#\n]*)(?:#\s*(\w+)\s*(.*))?$', re.M)
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*SKIP\S*\s*(.*)$', re.M | re.I)
REASON = re.compile(r'#?\s*SKIP\S*:?\s+(.*)', re.I)
FAILED = re.compile(r'^(?:not ok|Bail out).*$', re.M)
SAID = 16  # lines of a failed test that are shown


def cases(test):
    """('passed' | 'failed' | 'skipped', name, reason) for each case of one entry of the log."""
    name, result, out = test['name'], test['result'], test.get('stdout') or ''
    bad = result in ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS')
    empty = PLAN_SKIP.search(out)
    found = []
    for failed, title, word, reason in TAP.findall(out):
        word = word.upper()
        full = f'{name}: {title.strip()}'
        if word.startswith('SKIP'):
            found.append(('skipped', full, reason.strip()))
        elif failed and word != 'TODO':
            found.append(('failed', full, ''))
        else:
            found.append(('passed', full, ''))
    if empty and not bad:
        return [('skipped', name, empty[1])]
    if not found:
        reason = REASON.search(out + '\n' + (test.get('stderr') or ''))
        kind = 'failed' if bad else 'skipped' if result == 'SKIP' else 'passed'
        return [(kind, name, result.lower() if bad else reason[1] if reason else 'no reason given')]
    if bad and not any(kind == 'failed' for kind, _, _ in found):
        found.append(('failed', name, f'{result.lower()}, status {test.get("returncode")}'))
    return found


def said(test):
    """The first lines of what a test that failed said from its failure on, or its last lines when it was cut short."""
    out = test.get('stdout') or ''
    if FAILED.search(out):
        lines = out[FAILED.search(out).start():].splitlines()[:SAID]
    else:
        lines = (out + (test.get('stderr') or '')).splitlines()[-SAID:]
    return [line[:200] for line in lines]


def main(arguments):
    everything, complaints = [], []
    for argument in arguments:
        label, _, path = argument.partition('=')
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                found = cases(test)
                everything += [(kind, f'[{label}] {name}', reason) for kind, name, reason in found]
                if any(kind == 'failed' for kind, _, _ in found):
                    complaints += [f'{test["name"]}:', *said(test)]
    for line in complaints:
        print(line)
    for wanted in ('skipped', 'failed'):
        for kind, name, reason in everything:
            if kind == wanted:
                print(f'{wanted}: {name}' + (f' ({reason})' if reason else ''))
    kinds = [kind for kind, _, _ in everything]
    passed, failed, skipped = (kinds.count(k) for k in ('passed', 'failed', 'skipped'))
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
