#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts: killed while typing and while sending, nothing written is lost and nothing is sent twice.

VNT_ROUNDS (4) is how many times it is killed at random, VNT_SEED which times these are.
"""
import os
import pathlib
import random
import sqlite3
import time

from journey import PATIENCE, Journey, say
from rt import environment

NOTE, TYPED, SENT = 10, 9, 5
SUBJECTS = {NOTE: 'Migrar el puesto', TYPED: '<b>&amp; ñ €', SENT: 'La aplicación de obras'}
# A pause in typing is on the disk within a second of its last key; the display takes a moment to hand that key over.
PROMISED = 1.2
# GTK's own entry for a path has no other name.
PLACE = 'GtkFileChooserEntry'


def attach(j, name, content):
    """Choose a file in the file dialog, by saying where it is."""
    path = pathlib.Path(os.environ['HOME'], name)
    path.write_text(content, encoding='utf-8')
    j.app.click(j.app.find('button', 'Attach Files…'))
    # Windows are not counted here: a tooltip is one, too. A dialog that has just opened has no ears yet, and one that still
    # looks up the path lets a Return fall.
    j.app.find(name='Attach Files', timeout=PATIENCE)
    entry = j.press_until('ctrl+l', lambda: next((n for n in j.app.find_all('text', PLACE) if n.has_state('focused')), None),
                          'the place for a path')
    # Put there whole: keys of a letter that no keyboard has, and the dialog's own completion, can spoil a path.
    j.app.type(entry, str(path), replace=True)
    j.press_until('Return', lambda: not j.app.find_all('text', PLACE), 'the file dialog to close')
    j.app.wait_text(name)


def sheet(j):
    """What the composer holds, as a person sees it."""
    editor = j.editor()
    return {
        'text': editor.text(),
        'caret': editor.caret(),
        'kind': ' '.join(j.app.find('combo box', 'Reply or internal note').texts()),
        'status': ' '.join(j.app.find('combo box', 'Status after sending').texts()),
        'minutes': j.app.find('spin button', 'Minutes worked').texts() or j.app.find('spin button').text(),
        'file': j.app.has_text('datos ñ.txt'),
    }


def whole_draft(j):
    with j.step('text, caret, kind, minutes, status and file survive kill -9'):
        j.open_ticket(NOTE, SUBJECTS[NOTE])
        j.app.key('c')
        j.app.wait(lambda: j.editor().has_state('focused'), 'the caret in the text')
        attach(j, 'datos ñ.txt', 'contenido ñ €\n')
        j.choose('Status after sending', 'waiting')
        j.set_minutes(35)
        j.app.type(j.editor(), 'Señora: €')
        j.app.keys(' tomorrow we come.')
        j.app.key(*['Left'] * 5)
        time.sleep(PROMISED)
        before = sheet(j)
        j.app.kill()
        j.restart()
        j.show_view('mine')
        j.open_ticket(NOTE, SUBJECTS[NOTE])
        j.app.wait(lambda: j.written() == before['text'], 'the text', PATIENCE)
        j.app.wait(lambda: sheet(j) == before, f'the sheet as it was: {before}; it is {sheet(j)}')
        assert before['caret'] == len(before['text']) - 5 and before['file']
        assert '35' in str(before['minutes']) and before['status'] == 'waiting', before
    with j.step('it is sent with all that, once'):
        j.app.point(j.editor())
        j.send()
        said = j.wait_said(NOTE, 'Señora: € tomorrow we come.')
        assert said[0][0] == 'note' and said[0][3] == 35, said
        j.wait_server(lambda: j.server.ticket(NOTE)['Status'] == 'waiting', 'the status')
        assert j.server.files(NOTE).get('datos ñ.txt') == 'contenido ñ €\n'.encode()
        j.wait_sent()


def kill_while_typing(j, chance, rounds):
    for number in range(rounds):
        with j.step(f'killed while typing, {number + 1}: all but the last moment is there, and is sent once'):
            j.open_ticket(TYPED, SUBJECTS[TYPED])
            j.app.point(j.editor())
            typed, seen = f'r{number} ', []
            j.app.keys(typed)
            end = time.monotonic() + chance.uniform(0.3, 3.0)
            while time.monotonic() < end:
                piece = ''.join(chance.choice('abcdefgh ') for _ in range(chance.randint(1, 9)))
                j.app.keys(piece)
                typed += piece
                seen.append((time.monotonic(), len(typed)))
            j.app.kill()
            killed = time.monotonic()
            due = max([length for when, length in seen if killed - when > PROMISED], default=0)
            j.restart()
            j.show_view('mine')
            j.open_ticket(TYPED, SUBJECTS[TYPED])
            j.app.wait(lambda: len(j.written()) >= due, f'{due} characters of {typed!r}', PATIENCE)
            written = j.written()
            assert typed.startswith(written), f'{written!r} is no beginning of {typed!r}'
            j.app.point(j.editor())
            j.app.key('ctrl+End')
            j.app.keys(f'end{number}')
            j.app.wait(lambda: j.written() == f'{written}end{number}', 'the end of the text')
            j.send()
            j.wait_said(TYPED, f'{written}end{number}')
            j.wait_sent()


def kill_while_sending(j, chance, rounds):
    texts = []
    for number in range(rounds):
        with j.step(f'killed while sending, {number + 1}: it is sent once'):
            text = f'Respuesta {number} de {chance.randint(0, 10 ** 9)}.'
            texts.append(text)
            j.open_ticket(SENT, SUBJECTS[SENT])
            j.app.point(j.editor())
            j.app.type(j.editor(), text)
            j.app.wait(lambda: j.written() == text, 'the text')
            j.send()
            time.sleep(chance.uniform(0, 0.7) ** 2 * 1.6)
            j.app.kill()
            j.restart()
            j.show_view('mine')
            j.open_ticket(SENT, SUBJECTS[SENT])
            # Killed before the key arrived it is still on the sheet, after that in the outbox or at the server.
            j.app.wait(lambda: j.written() == text or j.app.has_text(text), 'the text somewhere', PATIENCE)
            if j.written() == text:
                j.app.point(j.editor())
                j.send()
            j.wait_said(SENT, text)
            j.wait_sent()
    with j.step('in the end each is at the server once, and the outbox is empty'):
        said = [' '.join(m[2].split()) for m in j.server.messages(SENT) if m[1] == j.agent]
        for text in texts:
            assert said.count(text) == 1, f'{said.count(text)} times {text!r}'
        with sqlite3.connect(f'file:{os.environ["XDG_DATA_HOME"]}/ventanilla/work.db?mode=ro', uri=True) as db:
            left = db.execute("SELECT count(*) FROM draft WHERE text <> ''").fetchone()
            assert left == (0,), f'{left} drafts are left'


def main():
    rounds = environment('VNT_ROUNDS', 4)
    seed = environment('VNT_SEED', 20240)
    say(f'# VNT_ROUNDS={rounds} VNT_SEED={seed}')
    chance = random.Random(seed)
    with Journey('type-and-kill') as j:
        j.sign_in()
        j.launch('Migrar el puesto')
        j.show_view('mine')
        whole_draft(j)
        kill_while_typing(j, chance, rounds)
        kill_while_sending(j, chance, rounds)


if __name__ == '__main__':
    main()
