#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ordinary day: find a ticket by keyboard, read it, answer it; the answer is at the server once."""
import re

from journey import PATIENCE, Journey

HTML, PICTURE, SIGNS = 2, 3, 9
ANSWER = 'Hecho: reinicie el equipo y pruebe otra vez. Cuesta 12 € al año, señora.'


def walk_to(j, key, number):
    """Press `key` until the list stands on `number`: the ticket it stands on is the one shown."""
    for _ in range(60):
        before = j.shown()
        if before == number:
            return
        j.app.key(key)
        j.app.wait(lambda: j.shown() != before, f'{key} to move on from {before}')
    raise AssertionError(f'{key} never came to #{number}; on screen: {j.numbers()}')


def fold(j):
    """What unfolds the quoted text."""
    return next(n for n in j.app.find_all('button') if n.texts() == ['Quoted text'])


def main():
    with Journey('read-and-reply') as j:
        j.sign_in()
        with j.step('the list is painted and has tickets'):
            j.launch('Migrar el puesto de Tesorería')
            j.show_view('mine')
            expected = sorted(j.server.find("Owner = 'lucia' AND Status = '__Active__'"))
            j.app.wait(lambda: sorted(j.numbers()) == expected, f'the rows {expected}', PATIENCE)
        with j.step('j, k and Enter open a ticket'):
            j.app.key('j')
            j.app.wait(j.shown, 'a row to be chosen')
            first = j.numbers()[0]
            walk_to(j, 'j', j.numbers()[2])
            walk_to(j, 'k', first)
            walk_to(j, 'j', HTML)
            j.app.key('Return')
            j.app.wait(lambda: j.title().startswith(f'#{HTML} '), 'its page', PATIENCE)
        with j.step('HTML is read as text'):
            j.app.wait_text('resumen', timeout=PATIENCE)
            for text in ('PC-HAC-001', '12 €', 'Reiniciar el servicio', 'Segundo', 'ping 10.1.0.1'):
                j.app.wait_text(text)
        with j.step('script and remote picture are not there'):
            for text in ('nunca', 'alert(', 'document.title', 'color: red', 'tracker.example', 'javascript:'):
                assert not j.app.has_text(text), text
            assert j.app.find('frame').name != 'no'
        with j.step('the quoted part is folded and unfolds'):
            quote = '¿Sigue fallando la impresora?'
            assert not j.app.has_text(quote)
            pane = j.app.find('scroll pane', 'Conversation')
            j.app.point(j.scroll_to(lambda: fold(j), pane))
            j.app.wait_text('El lunes escribió usted:')
        with j.step('signs in subject and text are shown as they are'):
            j.open_ticket(SIGNS, '<b>&amp; ñ €')
        with j.step('a reply leaves with Ctrl+Enter'):
            j.open_ticket(HTML, 'Resumen de incidencias')
            j.write(ANSWER)
            j.send()
            said = j.wait_said(HTML, ANSWER)
            assert said[0][:2] == ('reply', 'lucia'), said
        with j.step('the window shows it as sent, and nothing waits'):
            j.wait_sent()
            j.app.wait_text(ANSWER)
        with j.step('an internal note with minutes is a note with minutes'):
            j.app.key('Escape')
            j.open_ticket(PICTURE, 'Captura del error')
            j.write('Nota interna.', note=True)
            j.set_minutes(25)
            j.send()
            assert j.wait_said(PICTURE, 'Nota interna.') == [('note', 'lucia', 'Nota interna.', 25)]
        with j.step('after a restart it is still there, once'):
            j.wait_sent()
            j.restart()
            j.show_view('mine')
            j.open_ticket(HTML, 'Resumen de incidencias')
            j.app.wait_text(ANSWER, timeout=PATIENCE)
            assert len(j.server.said(HTML, ANSWER)) == 1
        with j.step('the log has no warning'):
            assert j.app.stop() is not None
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
