#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No two files need each other: a .c and its .h are one unit, and units form no loop."""
import os

import tree


def problems(root):
    sources = tree.files(root, r'^(app|ui)/.*\.[ch]$')
    unit = {os.path.basename(n): os.path.splitext(n)[0] for n in sources if n.endswith('.h')}
    graph = {}
    for name in sources:
        here = os.path.splitext(name)[0]
        needs = {unit[os.path.basename(h)] for h in tree.includes(root, name)[0]
                 if os.path.basename(h) in unit}
        graph.setdefault(here, set()).update(needs - {here})
    return [' -> '.join(loop) for loop in loops(graph)]


def loops(graph):
    """One loop of each knot, found depth first."""
    found, state, path = [], {}, []

    def visit(node):
        state[node] = 'open'
        path.append(node)
        for other in sorted(graph.get(node, ())):
            if state.get(other) == 'open':
                found.append(path[path.index(other):] + [other])
            elif other not in state:
                visit(other)
        path.pop()
        state[node] = 'done'

    for node in sorted(graph):
        if node not in state:
            visit(node)
    return found


if __name__ == '__main__':
    tree.main(problems, 'let one of them tell the other by a signal, an action name or a third file')
