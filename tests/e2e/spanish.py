#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window in Spanish: on no page stands a word that the catalogue has a translation for."""
import ast
import os
import pathlib
import re
import subprocess

from journey import BUILD, PATIENCE, Journey
from lists import again

CATALOGUE = pathlib.Path(__file__).resolve().parents[2] / 'po/es.po'
PLACE = re.compile(r"%(?:\d+\$)?[-' 0-9.]*(?:l|ll|z|j)?[sudifcxeg]|%[A-Za-z-]")
# Page → how it is opened; each is left by opening the next one.
PAGES = ['win.show-outbox', 'win.show-drafts', 'win.show-knowledge', 'win.machines']
WINDOWS = ['win.new-ticket', 'win.shortcuts', 'win.macros', 'win.texts', 'win.since', 'win.show-workload',
           'win.show-report', 'win.palette', 'win.set-status']


def read_catalogue():
    """[(English, Spanish)] of po/es.po, plurals as two."""
    found = []
    for block in CATALOGUE.read_text(encoding='utf-8').split('\n\n'):
        words = {}
        for name, text in re.findall(r'^(msg\w+(?:\[\d\])?) ((?:".*"\n?)+)', block, re.M):
            words[name] = ''.join(ast.literal_eval(line) for line in text.splitlines())
        if 'msgid' in words and words['msgid'] and '#~' not in block:
            found.append((words['msgid'], words.get('msgstr', words.get('msgstr[0]', ''))))
            if 'msgid_plural' in words:
                found.append((words['msgid_plural'], words['msgstr[1]']))
    return found


def plain(text):
    return re.sub(r'_(?=\w)', '', text).strip()


class English:
    """What must not be read anywhere."""

    def __init__(self):
        catalogue = read_catalogue()
        spanish = {plain(s) for _, s in catalogue}
        words = {plain(e) for e, _ in catalogue} - spanish
        self.words = {word for word in words if not PLACE.search(word)}
        self.patterns = []
        for word in words - self.words:
            parts = PLACE.split(word)
            if any(len(part.strip()) > 5 for part in parts):
                self.patterns.append(re.compile('.+'.join(re.escape(part) for part in parts)))
        assert len(self.words) > 500, len(self.words)

    def find(self, texts):
        return sorted({text for text in texts
                       if text in self.words or any(pattern.fullmatch(text) for pattern in self.patterns)})


def read_all(j):
    """Every word on screen, said or shown: names, tooltips, texts."""
    found = set()
    for node in j.app.find_all():
        found |= {plain(text) for text in (node.name, node.description) if text}
        found |= {plain(line) for line in node.text().split('\n')}
    return found - {''}


def make_locale():
    folder = pathlib.Path(os.environ['VNT_DESKTOP_DIR'], 'locale')
    folder.mkdir()
    subprocess.run(['localedef', '-i', 'es_ES', '-f', 'UTF-8', folder / 'es_ES.UTF-8'], check=True)
    return {'LOCPATH': str(folder), 'LC_ALL': 'es_ES.UTF-8', 'LANGUAGE': 'es', 'VNT_LOCALEDIR': str(BUILD / 'po')}


def check(j, english, name):
    j.picture(re.sub(r'\W', '-', name))
    bad = english.find(read_all(j))
    assert not bad, f'{name}: {bad}'


def main():
    english = English()
    with Journey('spanish', environment=make_locale()) as j:
        j.sign_in()
        with j.step('the list and a ticket'):
            j.app.launch(timeout=PATIENCE)
            j.app.wait_text('Al día', timeout=PATIENCE)
            again(j, lambda: 10 in j.numbers(), 'the tickets', lambda: j.show_view('mine'))
            check(j, english, 'list')
            j.open_ticket(10, 'Migrar')
            j.app.action('win.refresh')
            check(j, english, 'ticket')
            j.app.key('alt+Return')
            check(j, english, 'details')
        for name in PAGES:
            with j.step(name):
                before = read_all(j)
                j.app.action(name)
                j.app.wait(lambda: read_all(j) != before, f'{name} to open', PATIENCE)
                check(j, english, name)
        for name in WINDOWS:
            with j.step(name):
                before = set(j.app.own_windows())
                j.app.action(name)
                j.app.wait(lambda: set(j.app.own_windows()) - before, f'{name} to open', PATIENCE)
                check(j, english, name)
                again(j, lambda: set(j.app.own_windows()) <= before, f'{name} to close', lambda: j.app.key('Escape'))
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
