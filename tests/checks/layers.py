#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dependencies run one way: each folder includes only those it may see."""
import os
import re

import tree

ABOVE = ['base', 'model', 'store', 'lists', 'server', 'sync', 'remote', 'monitor', 'phone', 'report', 'desk']
ALLOWED = {layer: set(ABOVE[:i + 1]) for i, layer in enumerate(ABOVE)}
ALLOWED['report'] = {'base', 'model', 'report'}  # works out what it is handed
ALLOWED['monitor'] = {'base', 'model', 'server', 'monitor'}  # speaks HTTP, and keeps nothing
ALLOWED['server'] = {'base', 'model', 'server'}  # a server kind never sees the store
# The two faces: neither sees what is behind the desk, nor the other.
ALLOWED['ui'] = {'base', 'model', 'lists', 'desk', 'ui'}
ALLOWED['ctl'] = {'base', 'model', 'lists', 'desk', 'ctl'}
GTK = re.compile(r'^(gtk/|gdk/|gsk/|adwaita|gtk\.h|adw)')
BACKEND = re.compile(r'^(libsoup/|json-glib/|sqlite3\.h)')


def layer_of(name):
    parts = name.split('/')
    return parts[1] if parts[0] == 'app' and len(parts) > 2 else parts[0]


def problems(root):
    found = []
    sources = tree.files(root, r'^(app|ui)/.*\.[ch]$')
    home = {os.path.basename(name): layer_of(name) for name in sources if name.endswith('.h')}
    for name in sources:
        layer = layer_of(name)
        quoted, angled = tree.includes(root, name)
        if layer not in ALLOWED:
            found.append(f'{name}: the folder {layer} is not in the list of layers')
            continue
        for header in quoted:
            other = home.get(os.path.basename(header))
            if other and other not in ALLOWED[layer]:
                found.append(f'{name}: {layer} may not include {header} of {other}')
        for header in quoted + angled:
            if layer != 'ui' and GTK.match(header):
                found.append(f'{name}: app/ is headless and may not include {header}')
            if layer == 'ui' and BACKEND.match(header):
                found.append(f'{name}: ui/ asks the desk and may not include {header}')
    for name in tree.files(root, r'^(app|ui|tests)/.*\.[ch]$'):
        for header in sum(tree.includes(root, name), []):
            if header.endswith('.c'):
                found.append(f'{name}: includes the source {header}')
    return found


if __name__ == '__main__':
    tree.main(problems, 'move the code down or hand the value in; the order is in tests/checks/layers.py')
