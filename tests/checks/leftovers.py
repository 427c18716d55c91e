#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing of a developer's machine, no secret and no unfinished business is in the tree."""
import re

import tree

# Written in pieces, so that this file does not find itself.
ANYWHERE = [
    (re.compile('/tmp' + '/brief|/work' + r'/|\bfarm' + '-'), 'a path or name of somebody\'s machine'),
    (re.compile('-----BEGIN [A-Z ]*PRIVATE' + ' KEY'), 'a private key'),
    (re.compile(r'(?<![\w-])\d+-\d+-(?!0123456789)[0-9a-f]{32}(?![\w-])'), 'an authentication token'),
    (re.compile(r'^(<{7}|>{7}) ', re.M), 'a merge conflict'),
]
IN_SOURCE = [
    (re.compile(r'\b(TO' + 'DO|FIX' + r'ME|XXX)\b'), 'unfinished business'),
]
BINARY = r'\.(png|jpe?g|gif|ico|pdf|zip|gz|db|mo|odt|xlsx?)$'


def problems(root):
    found = []
    for name in tree.files(root):
        if re.search(BINARY, name):
            continue
        text = tree.read(root, name)
        for pattern, what in ANYWHERE + (IN_SOURCE if re.match(r'(app|ui)/', name) else []):
            for match in pattern.finditer(text):
                found.append(f'{name}:{text.count(chr(10), 0, match.start()) + 1}: {what}: {match[0]}')
    return found


if __name__ == '__main__':
    tree.main(problems, 'take it out')
