# SPDX-License-Identifier: GPL-3.0-or-later
"""A network, and a server behind it, that fail in every way at a chosen request.

    proxy = FaultProxy('127.0.0.1', 8080)
    fault = proxy.fail('cut-after', STAGES['reply'], times=2, ticket=7)
    fault.happened              # how often it did
    proxy.heal()                # no more faults; connections as they should be
    proxy.mode = 'refuse'       # refuse, blackhole or pass, for everything
"""
import http.client
import re
import socket
import struct
import threading
import time

HOP = {'connection', 'keep-alive', 'transfer-encoding', 'content-length'}
# Faults of the way there: the server never sees the request.
BEFORE = ['cut-before', 'cut-request', '401', '302', '403', '404', '409', '412', '429', '500-before', '502-before',
          'wrong-type-before']
# Faults of the way back: the server has done it.
AFTER = ['cut-after', 'cut-header', 'cut-body', 'truncate', 'corrupt', 'garbage-after', 'no-place', 'delay', 'drip',
         '500-after', '502-after', 'wrong-type-after', 'endless']
FAULTS = BEFORE + AFTER
HTML = b'<html><body><h1>502 Bad Gateway</h1></body></html>'
ANSWERS = {
    '401': (b'401 Unauthorized', b'WWW-Authenticate: Basic\r\n', b''),
    '302': (b'302 Found', b'Location: /NoAuth/Login.html\r\n', b''),
    '403': (b'403 Forbidden', b'Content-Type: application/json\r\n', b'{"message":"no"}'),
    '404': (b'404 Not Found', b'Content-Type: application/json\r\n', b'{"message":"no"}'),
    '409': (b'409 Conflict', b'Content-Type: application/json\r\n', b'{"message":"no"}'),
    '412': (b'412 Precondition Failed', b'Content-Type: application/json\r\n', b'{"message":"no"}'),
    '429': (b'429 Too Many Requests', b'Retry-After: 2\r\n', b''),
    '500': (b'500 Internal Server Error', b'', b''),
    '502': (b'502 Bad Gateway', b'Content-Type: text/html\r\n', HTML),
    'wrong-type': (b'200 OK', b'Content-Type: text/plain\r\n', b'It works!'),
}
STAGES = {
    'session': r'^GET (/Helpers/Autocomplete/Owners|/REST/2\.0/rt)\b',
    'list': r'^(GET|POST) /REST/2\.0/tickets\b',
    'conversation': r'^(GET|POST) /REST/2\.0/(ticket/\d+(/history|/attachments|\b)|attachments)',
    'reply': r'^POST /REST/2\.0/ticket/\d+/(correspond|comment)\b',
    'create': r'^POST /REST/2\.0/ticket(\?| |$)',
    'field': r'^PUT /REST/2\.0/ticket/\d+\b',
    'forward': r'^POST /Ticket/Forward\.html',
    'article': r'^POST /REST/2\.0/article(\?| |$)',
    'machine': r'^POST /REST/2\.0/asset(\?| |$)',
    'machine-field': r'^PUT /REST/2\.0/asset/\d+',
    'find': r'^(GET|POST) /REST/2\.0/(transactions\b.*(Client-Txn|Creator)|tickets\b.*Client-Id)',
}
ENDLESS = 64 * 1024 * 1024
DRIP = 0.05


class Fault:
    def __init__(self, kind, pattern, times, ticket):
        self.kind = kind
        self.pattern = re.compile(pattern, re.S)
        self.times = times
        self.ticket = ticket
        self.happened = 0

    def meets(self, line):
        """Whether it befalls the request that begins with `line`."""
        if self.times == self.happened or not self.pattern.search(line):
            return False
        return self.ticket is None or f'/ticket/{self.ticket}' in line


class FaultProxy:
    def __init__(self, host, port):
        self.target = (host, port)
        self.mode = 'pass'
        self.requests = []
        self._faults = []
        self._links = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server(('127.0.0.1', 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self.url = f'http://127.0.0.1:{self.port}'
        threading.Thread(target=self._accept, daemon=True).start()

    def fail(self, kind, pattern, times=1, ticket=None):
        fault = Fault(kind, pattern, times, ticket)
        with self._lock:
            self._faults.append(fault)
        return fault

    def heal(self):
        with self._lock:
            self._faults.clear()
        self.set_mode('pass')

    def set_mode(self, mode):
        """Like a pulled cable: what is open is closed too."""
        if mode == self.mode:
            return
        self.mode = mode
        with self._lock:
            links = list(self._links)
        for link in links:
            reset(link)

    def close(self):
        self.set_mode('closed')
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self):
        while self.mode != 'closed':
            try:
                client = self._listener.accept()[0]
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        with self._lock:
            self._links.add(client)
        try:
            client.settimeout(120)
            stream = client.makefile('rb')
            while self.mode == 'pass' and self._exchange(client, stream):
                pass
            while self.mode == 'blackhole' and client.recv(65536):
                pass
        except (OSError, http.client.HTTPException, ValueError):
            pass
        finally:
            with self._lock:
                self._links.discard(client)
            reset(client)
            client.close()

    def _fate(self, line):
        with self._lock:
            for fault in self._faults:
                if fault.meets(line):
                    fault.happened += 1
                    return fault.kind
        return None

    def _exchange(self, client, stream):
        """One request and its answer; false when the connection ends with it."""
        head = stream.readline()
        if not head:
            return False
        headers = []
        while (line := stream.readline()) not in (b'\r\n', b''):
            name, _, value = line.decode('latin-1').partition(':')
            headers.append((name.strip(), value.strip()))
        length = int(dict((n.lower(), v) for n, v in headers).get('content-length', 0))
        method, path, _ = head.decode('latin-1').split(' ')
        # The body is looked at too: searches are posted.
        body = stream.read(length)
        if len(body) < length:
            return False
        kind = self._fate(f'{method} {path} {body[:2000].decode("latin-1")}')
        self.requests.append((method, path, kind))
        if kind in ('cut-before', 'cut-request'):
            return False
        if kind in ANSWERS or kind and kind.endswith('-before'):
            client.sendall(made_up(kind))
            return True
        answer = self._forward(method, path, headers, body)
        if self.mode != 'pass':
            return False
        return send(client, kind, *answer)

    def _forward(self, method, path, headers, body):
        server = http.client.HTTPConnection(*self.target, timeout=100)
        try:
            server.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers:
                if name.lower() not in HOP:
                    server.putheader(name, value)
            server.putheader('Connection', 'close')
            if body or method in ('POST', 'PUT'):
                server.putheader('Content-Length', str(len(body)))
            server.endheaders(body or None)
            answer = server.getresponse()
            content = answer.read()
            lines = [f'HTTP/1.1 {answer.status} {answer.reason}']
            lines += [f'{n}: {v}' for n, v in answer.getheaders() if n.lower() not in HOP]
            return lines, content
        finally:
            server.close()


def made_up(kind):
    status, headers, body = ANSWERS[kind.removesuffix('-before').removesuffix('-after')]
    return b'HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s' % (status, headers, len(body), body)


def send(client, kind, lines, body):
    """The server's answer, or what is left of it; false when the connection ends with it."""
    if kind == 'cut-after':
        return False
    if kind and kind.endswith('-after') and kind != 'garbage-after':
        client.sendall(made_up(kind))
        return True
    if kind == 'no-place':
        lines = [line for line in lines if not line.lower().startswith('location:')]
    if kind == 'corrupt':
        body = bytes(b ^ 0x55 if i % 7 == 3 else b for i, b in enumerate(body))
    end = 'Transfer-Encoding: chunked' if kind == 'endless' else f'Content-Length: {len(body)}'
    head = '\r\n'.join(lines + [end, '', '']).encode('latin-1')
    if kind == 'cut-header':
        client.sendall(head[:len(head) // 2])
        return False
    if kind in ('cut-body', 'truncate'):
        client.sendall(head + body[:len(body) // 2])
        if kind == 'truncate':
            client.shutdown(socket.SHUT_WR)
            time.sleep(0.2)
        return False
    if kind == 'endless':
        return pour(client, head)
    if kind == 'drip':
        for i in range(0, len(head), 16):
            client.sendall(head[i:i + 16])
            time.sleep(DRIP)
        client.sendall(body)
        return True
    if kind == 'delay':
        time.sleep(2)
    client.sendall(head + body)
    if kind == 'garbage-after':
        client.sendall(b'\x00\xffHTTP/1.1 999 what\r\n\r\ngarbage')
        time.sleep(0.2)
        return False
    return True


def pour(client, head):
    client.sendall(head)
    piece = b'10000\r\n' + b' ' * 0x10000 + b'\r\n'
    for _ in range(ENDLESS // 0x10000):
        client.sendall(piece)
    return False


def reset(sock):
    """With a reset: a polite end would look like a server's answer."""
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
