# SPDX-License-Identifier: GPL-3.0-or-later
"""What every check needs: the project's files, and one way to report."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def files(root, *patterns):
    """The project's files as paths below `root`, those matching any of the regexes `patterns`."""
    if os.path.isdir(os.path.join(root, '.git')) or os.path.isfile(os.path.join(root, '.git')):
        # The folder may belong to somebody else than the user running the tests.
        listed = subprocess.run(['git', '-c', 'safe.directory=*', '-C', root, 'ls-files', '-z'],
                                check=True, stdout=subprocess.PIPE).stdout.decode().split('\0')
        names = [name for name in listed if name and os.path.exists(os.path.join(root, name))]
    else:
        names = []
        for folder, folders, here in os.walk(root):
            folders[:] = [f for f in folders if f != '__pycache__' and not f.startswith('_build')
                          and f != '.git']
            names += [os.path.relpath(os.path.join(folder, name), root) for name in here]
    return sorted(n for n in names if not patterns or any(re.search(p, n) for p in patterns))


def read(root, name):
    with open(os.path.join(root, name), encoding='utf-8', errors='replace') as f:
        return f.read()


def without_comments(source):
    """C source with comments blanked, lines kept."""
    return re.sub(r'/\*.*?\*/|//[^\n]*', lambda m: '\n' * m[0].count('\n'), source, flags=re.S)


def includes(root, name):
    """(quoted, angled) names included by a C file."""
    found = INCLUDE.findall(without_comments(read(root, name)))
    return [q for q, _ in found if q], [a for _, a in found if a]


def main(problems, advice):
    """Run a check from the command line: problems(root) lists what is wrong."""
    found = problems(sys.argv[1] if len(sys.argv) > 1 else ROOT)
    for problem in found:
        print(problem)
    if found:
        print(f'\n{len(found)} to mend: {advice}')
    sys.exit(1 if found else 0)
