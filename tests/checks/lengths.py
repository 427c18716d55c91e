#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file has at most 600 lines; a function's body fits on a screen, 60 lines."""
import tree

FILE, FUNCTION = 600, 60


def functions(lines):
    """(first line, name, lines of the body) of each function of a formatted C file."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == '{' and number > 1 and lines[number - 2].rstrip().endswith(')'):
            start = number
        elif line == '}' and start:
            head = start - 2
            while head > 0 and lines[head][:1].isspace():
                head -= 1
            yield start, lines[head].split(' (')[0], number - start - 1
            start = None


def problems(root):
    found = []
    for name in tree.files(root, r'^(app|ui|tests)/.*\.([ch]|py)$', r'^(app|ui)/.*\.ui$'):
        lines = tree.read(root, name).split('\n')
        if len(lines) - 1 > FILE:
            found.append(f'{name}: {len(lines) - 1} lines, at most {FILE}')
        if name.endswith('.c') and not name.startswith('tests/'):
            found += [f'{name}:{line}: {function} has {length} lines, at most {FUNCTION}'
                      for line, function, length in functions(lines) if length > FUNCTION]
    return found


if __name__ == '__main__':
    tree.main(problems, 'split by what the parts are about')
