#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No file includes itself by way of others, over every header and source of app/ and ui/."""
import os

import tree


def problems(root):
    sources = tree.files(root, r'^(app|ui)/.*\.[ch]$')
    home = {os.path.basename(name): name for name in sources}
    graph = {name: {home[os.path.basename(h)] for h in tree.includes(root, name)[0]
                    if os.path.basename(h) in home} for name in sources}
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
    tree.main(problems, 'declare the type ahead, or move what both need into a third header')
