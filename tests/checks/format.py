#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C files are formatted as .clang-format says."""
import os
import re
import shutil
import subprocess
import sys

import tree

MAJOR = '14'  # what Debian 12 has; another one formats differently


def program():
    for name in ('clang-format-' + MAJOR, 'clang-format'):
        if shutil.which(name):
            said = subprocess.run([name, '--version'], stdout=subprocess.PIPE, text=True, check=True).stdout
            if f'version {MAJOR}.' in said:
                return name
    return None


def problems(root):
    sources = tree.files(root, r'^(app|ui|tests)/.*\.[ch]$')
    if not sources:
        return []
    done = subprocess.run([program(), '--dry-run', '--style=file', *sources], cwd=os.path.abspath(root),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        return [done.stdout]
    return [f'{name}:{line}: not formatted'
            for name, line in sorted(set(re.findall(r'^(\S+?):(\d+):\d+: warning:', done.stdout, re.M)))]


if __name__ == '__main__':
    if program() is None:
        print(f'# SKIP clang-format {MAJOR} is not installed')
        sys.exit(77)
    tree.main(problems, 'clang-format -i FILE (version 14, as in Debian 12)')
