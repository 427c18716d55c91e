#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for a person is listed in po/POTFILES, and nothing else is."""
import os
import re

import tree

IN_C = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|Q_|ngettext|gettext|g_dngettext)\s*\(\s*"|'
                  r'(?<![\w])ngettext\s*\(')
IN_UI = re.compile(r'translatable="(?:yes|true|1)"')


def has_words(root, name):
    if name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
        return True
    text = tree.read(root, name)
    return bool(IN_UI.search(text) if name.endswith('.ui') else IN_C.search(tree.without_comments(text)))


def problems(root):
    found = []
    try:
        lines = tree.read(root, 'po/POTFILES').split('\n')
    except FileNotFoundError:
        return ['po/POTFILES is missing']
    listed = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
    for name in sorted({n for n in listed if listed.count(n) > 1}):
        found.append(f'po/POTFILES: {name} is listed twice')
    for name in listed:
        if not os.path.exists(os.path.join(root, name)):
            found.append(f'po/POTFILES: {name} does not exist')
        elif not has_words(root, name):
            found.append(f'po/POTFILES: {name} has nothing to translate')
    for name in tree.files(root, r'^(app|ui)/.*\.(c|h|ui)$', r'^data/[^/]*\.(desktop|metainfo\.xml)\.in$'):
        if name not in listed and has_words(root, name):
            found.append(f'{name}: has words to translate but is not in po/POTFILES')
    return found


if __name__ == '__main__':
    tree.main(problems, 'add to or remove from po/POTFILES')
