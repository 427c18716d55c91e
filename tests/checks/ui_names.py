#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that shows only a picture has a tooltip and a name for the screen reader."""
import xml.etree.ElementTree as ET

import tree

BUTTONS = {'GtkButton', 'GtkMenuButton', 'GtkToggleButton', 'AdwSplitButton'}


def problems(root):
    found = []
    for name in tree.files(root, r'^ui/.*\.ui$'):
        try:
            document = ET.fromstring(tree.read(root, name))
        except ET.ParseError as e:
            found.append(f'{name}: {e}')
            continue
        for element in document.iter():
            kind = element.get('class') if element.tag == 'object' else element.get('parent')
            if element.tag not in ('object', 'template') or kind not in BUTTONS:
                continue
            own = {p.get('name').replace('_', '-') for p in element.findall('property')}
            said = {p.get('name') for p in element.findall('accessibility/property')}
            who = f'{name}: {kind} {element.get("id") or element.get("class") or ""}'
            if 'icon-name' in own and 'label' not in own:
                if 'tooltip-text' not in own:
                    found.append(f'{who} has an icon and no tooltip-text')
                if 'label' not in said:
                    found.append(f'{who} has an icon and no <accessibility><property name="label">')
    return found


if __name__ == '__main__':
    tree.main(problems, 'name what pressing it does')
