#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file says under which licence it is, in its first lines."""
import tree


def problems(root):
    found = []
    for name in tree.files(root, r'^(app|ui|data|tests)/'):
        if not name.endswith(('.c', '.h', '.py', '.css', '.sh')):
            if '.' in name.rpartition('/')[2] or not tree.read(root, name).startswith('#!'):
                continue
        if 'SPDX-License-Identifier:' not in '\n'.join(tree.read(root, name).split('\n')[:5]):
            found.append(f'{name}: no SPDX-License-Identifier in its first lines')
    return found


if __name__ == '__main__':
    tree.main(problems, 'SPDX-License-Identifier: GPL-3.0-or-later')
