# SPDX-License-Identifier: GPL-3.0-or-later
"""The test's own eyes on the Request Tracker: it asks the server what really happened, never the program."""
import base64
import json
import os
import pathlib
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request

SUPPORT = pathlib.Path(__file__).resolve().parents[1] / 'support'
MESSAGES = {'Create': 'request', 'Correspond': 'reply', 'Comment': 'note'}


class Desk:
    """A throw-away desk: started when made, stopped and removed by close()."""

    def __init__(self, *options):
        self.folder = self._run('up', *options)
        self.url = self._run('url', self.folder)
        self.root = Rest(self.url, self.token('root'))

    @staticmethod
    def _run(*arguments):
        done = subprocess.run([SUPPORT / 'desk', *arguments], stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout.strip()

    @property
    def port(self):
        return urllib.parse.urlsplit(self.url).port

    def token(self, user):
        return self._run('token', self.folder, user)

    def password(self, user):
        return self._run('password', self.folder, user)

    def rest(self, user):
        """The server as `user` sees it."""
        return Rest(self.url, self.token(user))

    def stop(self):
        self._run('stop', self.folder)

    def start(self):
        self._run('start', self.folder)

    def logs(self):
        """(name, text) of what the server wrote."""
        for path in sorted(pathlib.Path(self.folder, 'desk', 'log').glob('*')):
            if path.is_file():
                yield path.name, path.read_text(encoding='utf-8', errors='replace')

    def close(self):
        self._run('down', self.folder)


class Rest:
    def __init__(self, url, token):
        self.url = url
        self.headers = {'Authorization': 'token ' + token, 'Accept': 'application/json'}
        # A session costs the server far less than a token.
        request = urllib.request.Request(url + '/Helpers/Autocomplete/Owners', headers=self.headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            cookie = answer.headers.get('Set-Cookie', '').split(';')[0]
        if cookie:
            self.headers['Cookie'] = cookie

    def ask(self, method, path, body=None, form=None):
        headers, data = dict(self.headers), None
        if form is not None:
            data = urllib.parse.urlencode(form).encode()
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
        elif body is not None:
            data = json.dumps(body).encode()
            headers['Content-Type'] = 'application/json'
        request = urllib.request.Request(self.url + '/REST/2.0' + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                content = answer.read()
        except urllib.error.HTTPError as e:
            raise AssertionError(f'{method} {path}: {e.code} {e.read()[:300]}') from None
        try:
            return json.loads(content)
        except ValueError:
            return None  # the body of an answer to a reply is not even UTF-8

    def ticket(self, number):
        return self.ask('GET', f'/ticket/{number}')

    def find(self, query):
        """The numbers of the tickets that match `query` (TicketSQL), all pages."""
        found, page = [], 1
        while True:
            part = self.ask('POST', '/tickets', form={'query': query, 'per_page': 100, 'page': page, 'orderby': 'id'})
            found += [int(item['id']) for item in part['items']]
            if not part['items'] or len(found) >= (part['total'] or 0):
                return found
            page += 1

    def count(self, query):
        return self.ask('POST', '/tickets', form={'query': query, 'per_page': 1})['total'] or 0

    def set(self, number, **fields):
        """Change a ticket as somebody else would; fails when the server did not."""
        self.ask('PUT', f'/ticket/{number}', fields)
        now = self.ticket(number)
        for name, value in fields.items():
            have = now[name]['id'] if isinstance(now[name], dict) else now[name]
            assert str(have) == str(value), f'{name} of {number} is {have}, not {value}'

    def reply(self, number, text):
        self.ask('POST', f'/ticket/{number}/correspond', {'Content': text, 'ContentType': 'text/plain'})

    def history(self, number):
        """Every transaction, oldest first."""
        found, page = [], 1
        while True:
            fields = 'Type,Field,OldValue,NewValue,Creator,Created,TimeTaken'
            part = self.ask('GET', f'/ticket/{number}/history?fields={fields}&orderby=id&per_page=100&page={page}')
            found += part['items']
            if len(part['items']) < 100:
                return found
            page += 1

    def texts(self, number):
        """{transaction: text} of everything readable in it."""
        query = urllib.parse.quote(json.dumps([{'field': 'ContentType', 'operator': 'STARTSWITH', 'value': 'text/'}]))
        fields, texts, page = 'TransactionId,ContentType,Content,Filename', {}, 1
        while True:
            part = self.ask('GET', f'/ticket/{number}/attachments?query={query}&fields={fields}&per_page=100&page={page}')
            for item in part['items']:
                if not item.get('Filename'):
                    transaction = str(item['TransactionId'])
                    texts[transaction] = texts.get(transaction, '') + (item['Content'] or '')
            if len(part['items']) < 100:
                return texts
            page += 1

    def messages(self, number):
        """[(kind, author, text, minutes)] of requests, replies and notes, oldest first."""
        texts = self.texts(number)
        return [(MESSAGES[item['Type']], item['Creator']['id'], texts.get(str(item['id']), ''),
                 int(item.get('TimeTaken') or 0))
                for item in self.history(number) if item['Type'] in MESSAGES]

    def said(self, number, text):
        """Those messages whose text is `text`; spaces at ends and line ends do not count."""
        wanted = ' '.join(text.split())
        return [m for m in self.messages(number) if ' '.join(m[2].split()) == wanted]

    def changes(self, number, field):
        """[(author, old, new)] of one field, oldest first."""
        return [(item['Creator']['id'], item['OldValue'], item['NewValue'])
                for item in self.history(number)
                if item['Field'] == field and item['Type'] in ('Status', 'Set')]

    def files(self, number):
        """{name: content} of what is attached."""
        part = self.ask('GET', f'/ticket/{number}/attachments?fields=Filename&per_page=100')
        found = {}
        for item in part['items']:
            if item.get('Filename'):
                whole = self.ask('GET', f'/attachment/{item["id"]}')
                found[item['Filename']] = base64.b64decode(re.sub(r'\s', '', whole['Content']))
        return found


def environment(name, default):
    """A number a person may give to run a journey longer than the suite does."""
    return int(os.environ.get(name) or default)
