#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An article is found by other forms of its words, read, and quoted in a reply; a ticket is written up as an article. All with no
network; then each arrives once."""
import json
import urllib.parse

from journey import PATIENCE, Journey

TITLE = 'La cola de impresión se atasca'
STEP = 'Mire la pantalla.'


def find_article(j, words, title):
    """The row that appears while one types."""
    j.app.action('win.show-knowledge')
    j.app.type(j.app.find('text', 'Search the articles', timeout=PATIENCE), words, replace=True)
    return j.app.wait(lambda: next((row for row in j.app.rows() if title in row.name), None), title, PATIENCE)


def articles(j, title):
    query = urllib.parse.quote(json.dumps([{'field': 'Name', 'value': title}]))
    return j.server.ask('GET', f'/articles?query={query}&fields=Name,Creator,Class')['items']


def linked(j, number):
    return [str(link['id']) for link in j.server.ticket(number)['_hyperlinks']
            if link.get('ref') == 'refers-to' and link.get('type') == 'article']


def main():
    with Journey('knowledge') as j:
        j.sign_in()
        j.launch()
        j.wait_up_to_date()
        number = next(iter(j.ticket_rows()))
        j.open_ticket(number, j.server.ticket(number)['Subject'])
        find_article(j, 'impresoras', 'La impresora no imprime')
        j.proxy.mode = 'down'
        j.app.key('F5')
        j.app.wait_text('No connection', timeout=PATIENCE)
        with j.step('with no network an article is found without its accents, and in another form of its words'):
            find_article(j, 'primera conexion', 'Conectar por VPN')
            j.app.click(find_article(j, 'impresoras', 'La impresora no imprime'))
            j.app.wait_text(STEP, timeout=PATIENCE)
            j.picture('article')
        with j.step('it is quoted in the reply, which waits'):
            j.app.key('q')
            j.app.wait(lambda: STEP in j.written(), 'the quote', PATIENCE)
            j.send()
            j.app.wait(lambda: j.written() == '', 'the reply to be in the outbox', PATIENCE)
        with j.step('the ticket is written up as an article, which waits'):
            j.app.action('win.write-article')
            j.app.type(j.app.find('text', 'Title', timeout=PATIENCE), TITLE, replace=True)
            j.choose('Category', 'General')
            j.picture('editor')
            j.app.click(j.app.find('button', 'Send'))
            j.app.gone('text', 'Text of the article', timeout=PATIENCE)
            assert not articles(j, TITLE)
        with j.step('with the network again both arrive, once, and the ticket refers to the article'):
            j.proxy.mode = 'pass'
            j.app.key('F5')
            j.wait_server(lambda: articles(j, TITLE), 'the article')
            j.wait_server(lambda: any(STEP in text for _, _, text, _ in j.server.messages(number)), 'the reply')
            j.wait_server(lambda: linked(j, number), 'the link to the article')
            j.app.wait(lambda: not j.waits(), 'nothing to wait', PATIENCE)
            (article,) = articles(j, TITLE)
            assert article['Creator']['id'] == 'lucia', article
            assert linked(j, number) == [str(article['id'])], linked(j, number)
            assert sum(STEP in text for _, _, text, _ in j.server.messages(number)) == 1
        with j.step('and it is found'):
            find_article(j, 'colas atascadas', TITLE)


if __name__ == '__main__':
    main()
