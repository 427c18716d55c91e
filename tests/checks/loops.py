#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No unit includes itself by way of others, over every header and source of app/ and ui/. A .c, its .h and its -private.h
are one unit."""
import os
import re

import tree


def unit(name):
    return re.sub(r'(-private)?\.[ch]$', '', os.path.basename(name))


def problems(root):
    sources = tree.files(root, r'^(app|ui)/.*\.[ch]$')
    graph = {unit(name): set() for name in sources}
    for name in sources:
        wanted = {unit(h) for h in tree.includes(root, name)[0]}
        graph[unit(name)] |= {other for other in wanted if other in graph and other != unit(name)}
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
