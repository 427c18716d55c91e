#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the tree has exactly what it is said to have."""
import tree

REQUIRED = {'app', 'ui', 'data', 'po', 'tests', 'meson.build', 'README.md'}
ALSO = {'LICENSE', 'CHANGELOG.md', 'meson_options.txt'}


def problems(root):
    here = {name.split('/')[0] for name in tree.files(root)}
    return ([f'{name}: is missing' for name in sorted(REQUIRED - here)]
            + [f'{name}: does not belong at the top' for name in sorted(here - REQUIRED - ALSO)
               if not name.startswith('.')])


if __name__ == '__main__':
    tree.main(problems, 'put it into the folder it belongs to')
