#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""C files are formatted as .clang-format says."""
import os
import re
import subprocess

import tree


def problems(root):
    sources = tree.files(root, r'^(app|ui|tests)/.*\.[ch]$')
    if not sources:
        return []
    done = subprocess.run(['clang-format', '--dry-run', '--style=file', *sources], cwd=os.path.abspath(root),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        return [done.stdout]
    return [f'{name}:{line}: not formatted'
            for name, line in sorted(set(re.findall(r'^(\S+?):(\d+):\d+: warning:', done.stdout, re.M)))]


if __name__ == '__main__':
    tree.main(problems, 'clang-format -i FILE (version 14, as in Debian 12)')
