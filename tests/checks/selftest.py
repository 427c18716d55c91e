#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check passes a sound little tree and finds what is planted in it."""
import os
import tempfile
import unittest

import format as formatting
import layers
import leftovers
import lengths
import licences
import loops
import potfiles
import spanish
import toplevel
import tree
import ui_names

C = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
UI = ('<interface><object class="GtkButton"><property name="icon-name">x</property>'
      '<property name="tooltip-text" translatable="yes">Refresh</property><accessibility>'
      '<property name="label">Refresh</property></accessibility></object></interface>\n')
PO = ('msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n'
      'Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n')
SOUND = {
    'README.md': 'x\n', 'meson.build': 'x\n', 'data/x': 'x\n', 'tests/x': 'x\n', '.editorconfig': 'x\n',
    '.clang-format': tree.read(tree.ROOT, '.clang-format'),
    'app/base/vnt-a.h': C + '#pragma once\n', 'app/store/vnt-s.h': C + '#include "vnt-a.h"\n',
    'app/base/vnt-a.c': C + '#include "vnt-a.h"\n\nint\nvnt_a (void)\n{\n  return 1;\n}\n',
    'app/desk/vnt-d.h': C + '#include "vnt-s.h"\n', 'app/ctl/vnt-c.h': C + '#include "vnt-d.h"\n', 'ui/x.ui': UI,
    'ui/vnt-w.c': C + '#include <gtk/gtk.h>\n#include "vnt-d.h"\nconst char *x = N_ ("Send");\n',
    'po/POTFILES': 'ui/x.ui\nui/vnt-w.c\n',
    'po/es.po': PO + 'msgid "Refresh"\nmsgstr "Actualizar"\n\nmsgid "Send"\nmsgstr "Enviar"\n',
}
PLANTED = [
    (layers, 'app/base/vnt-a.c', C + '#include "vnt-s.h"\n', 'may not include vnt-s.h'),
    (layers, 'app/server/vnt-r.c', C + '#include "vnt-s.h"\n', 'server may not include'),
    (layers, 'app/report/vnt-r.c', C + '#include "vnt-s.h"\n', 'report may not include'),
    (layers, 'app/base/vnt-b.c', C + '#include <adwaita.h>\n', 'headless'),
    (layers, 'ui/vnt-w.c', C + '#include <sqlite3.h>\n', 'asks the desk'),
    (layers, 'ui/vnt-w.c', C + '#include "vnt-s.h"\n', 'ui may not include'),
    (layers, 'app/ctl/vnt-c.c', C + '#include "vnt-s.h"\n', 'ctl may not include vnt-s.h'),
    (layers, 'app/ctl/vnt-c.c', C + '#include <gtk/gtk.h>\n', 'headless'),
    (layers, 'app/desk/vnt-d.h', C + '#include "vnt-c.h"\n', 'desk may not include vnt-c.h'),
    (layers, 'tests/test-a.c', C + '#include "../app/base/vnt-a.c"\n', 'includes the source'),
    (loops, 'app/base/vnt-a.h', C + '#include "vnt-s.h"\n', 'vnt-a -> vnt-s -> vnt-a'),
    (loops, 'app/store/vnt-s.c', C + '#include "vnt-d.h"\n', 'vnt-d -> vnt-s -> vnt-d'),
    (lengths, 'app/base/vnt-b.c', C + 'int x;\n' * 600, '601 lines'),
    (lengths, 'app/base/vnt-b.c', C + 'int\nlong_one (void)\n{\n' + '  a ();\n' * 61 + '}\n', 'long_one has 61'),
    (potfiles, 'app/base/vnt-a.c', C + 'x = _("Hello");\n', 'not in po/POTFILES'),
    (potfiles, 'ui/y.ui', UI, 'not in po/POTFILES'),
    (potfiles, 'po/POTFILES', 'ui/x.ui\nui/vnt-w.c\nui/gone.c\n', 'gone.c does not exist'),
    (potfiles, 'po/POTFILES', 'ui/x.ui\nui/vnt-w.c\napp/base/vnt-a.c\n', 'nothing to translate'),
    (spanish, 'po/es.po', PO + 'msgid "Refresh"\nmsgstr "Actualizar"\n', 'not translated: Send'),
    (spanish, 'po/es.po', SOUND['po/es.po'].replace('msgid "Send"', '#, fuzzy\nmsgid "Send"'), 'fuzzy: Send'),
    (spanish, 'po/es.po', SOUND['po/es.po'] + '\n#, c-format\nmsgid "%d"\nmsgstr "%s"\n', 'format spec'),
    (formatting, 'app/base/vnt-a.c', C + 'int  vnt_a(void){return 1;}\n', 'vnt-a.c:2: not formatted'),
    (ui_names, 'ui/x.ui', UI.replace('tooltip-text', 'name'), 'no tooltip-text'),
    (ui_names, 'ui/x.ui', UI.replace('"label"', '"description"'), 'no <accessibility>'),
    (ui_names, 'ui/x.ui', '<interface>', 'no element'),
    (toplevel, 'NOTES.md', 'x\n', 'does not belong'),
    (leftovers, 'data/y', 'see /work' + '/x\n', 'somebody'),
    (leftovers, 'data/y', '1-14-' + '9f3c5a7e01d2b468' * 2 + '\n', 'token'),
    (leftovers, 'app/base/vnt-a.h', C + '/* TO' + 'DO */\n', 'unfinished'),
    (licences, 'app/base/vnt-a.c', 'int x;\n', 'no SPDX'),
    (licences, 'tests/tool', '#!/bin/sh\n', 'no SPDX'),
]


class SelfTest(unittest.TestCase):
    def plant(self, folder, **changed):
        for name, text in {**SOUND, **changed}.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)

    def test_a_sound_tree_passes(self):
        for check in sorted({p[0] for p in PLANTED} - {formatting}, key=lambda c: c.__name__):
            with self.subTest(check.__name__), tempfile.TemporaryDirectory() as folder:
                self.plant(folder)
                self.assertEqual(check.problems(folder), [])

    def test_what_is_planted_is_found(self):
        for check, name, text, words in PLANTED:
            if check is formatting and formatting.program() is None:
                continue
            with self.subTest(check.__name__, planted=words), tempfile.TemporaryDirectory() as folder:
                self.plant(folder, **{name: text})
                found = check.problems(folder)
                self.assertTrue(any(words in problem for problem in found), found)

    def test_a_missing_folder_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            self.plant(folder)
            os.remove(os.path.join(folder, 'tests/x'))
            self.assertEqual(toplevel.problems(folder), ['tests: is missing'])


if __name__ == '__main__':
    unittest.main()
