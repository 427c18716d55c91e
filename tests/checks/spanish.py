#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Spanish translation has every message of the source, none uncertain, all well formed."""
import os
import re
import subprocess
import tempfile

import tree

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def messages(po, *choice):
    """The source texts in `po` chosen by msgattrib's options."""
    _, out = run('msgattrib', '--no-obsolete', '--no-wrap', *choice, po)
    texts = re.findall(r'^msgid ((?:".*"\n)+)', out, re.M)
    joined = [''.join(re.findall(r'"(.*)"', text)) for text in texts]
    return [text for text in joined if text]


def problems(root):
    es = os.path.join(root, 'po/es.po')
    if not os.path.exists(es):
        return ['po/es.po is missing']
    with tempfile.TemporaryDirectory() as folder:
        pot, merged = os.path.join(folder, 'fresh.pot'), os.path.join(folder, 'merged.po')
        code, out = run('xgettext', '--from-code=UTF-8', '--files-from=' + os.path.join(root, 'po/POTFILES'),
                        '--directory=' + root, '--output=' + pot, *('--keyword=' + k for k in KEYWORDS))
        if code or not os.path.exists(pot):
            return ['xgettext: ' + out]
        code, out = run('msgmerge', '--quiet', '--no-fuzzy-matching', '--output-file=' + merged, es, pot)
        if code:
            return ['msgmerge: ' + out]
        found = [f'po/es.po: not translated: {text}' for text in messages(merged, '--untranslated')]
        found += [f'po/es.po: fuzzy: {text}' for text in messages(merged, '--only-fuzzy')]
        code, out = run('msgfmt', '--check', '--output-file=/dev/null', es)
        return found + ([out.strip()] if code else [])


if __name__ == '__main__':
    tree.main(problems, 'ninja -C _build ventanilla-update-po, then translate in po/es.po')
