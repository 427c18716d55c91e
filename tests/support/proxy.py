#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy on loopback whose network can be lost at a chosen moment.

In a Python test:
    proxy = Proxy('127.0.0.1', 8080)      # listens at once; proxy.port, proxy.url
    proxy.mode = 'refuse'                 # see MODES; also closes what is open
    proxy.cut_response('POST', '/correspond')   # once: sent to the server, its answer lost
    proxy.requests                        # [(method, path)] the server was sent, in order
As a program, for tests in C:
    proxy.py HOST:PORT --control FILE     # prints the port, then obeys the mode in FILE
"""
import argparse
import os
import re
import select
import socket
import struct
import sys
import threading
import time

MODES = {
    'pass': 'everything goes through',
    'refuse': 'a connection is reset as soon as it is accepted',
    'down': 'nobody listens: connection refused',
    'blackhole': 'connections open, nothing is ever answered',
    'cut-request': 'closed when a request arrives; the server never sees it',
    'cut-response': 'the server gets what changes a ticket; its answer is lost and the connection closed',
}
CHANGING = (b'/correspond', b'/comment', b'/ticket')
REQUEST = re.compile(rb'^([A-Z]+) (\S+) HTTP/1\.[01]\r\n')


class Proxy:
    def __init__(self, host, port, listen=0):
        self.target = (host, port)
        self.requests = []
        self._mode = 'pass'
        self._once = []
        self._lock = threading.Lock()
        self._links = set()
        self._closed = False
        self._listener = None
        self.port = listen
        self._listen()
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.port}'

    @property
    def mode(self):
        return self._mode

    @mode.setter
    def mode(self, mode):
        """Changing the mode closes every open connection, as a pulled cable would."""
        if mode not in MODES:
            raise ValueError(f'{mode}: one of {", ".join(MODES)}')
        with self._lock:
            self._mode = mode
            if mode == 'down' and self._listener:
                # shutdown() is what wakes an accept() in another thread
                self._listener.shutdown(socket.SHUT_RDWR)
                self._listener.close()
                self._listener = None
            elif mode != 'down' and self._listener is None:
                self._listen()
        self.cut()

    def cut_request(self, method, path):
        """Lose the next request with this method and `path` in its address, once."""
        self._once.append(('cut-request', method.encode(), path.encode()))

    def cut_response(self, method, path):
        """Let the next such request reach the server, then lose the answer, once."""
        self._once.append(('cut-response', method.encode(), path.encode()))

    def waiting_cuts(self):
        """How many cut_request() and cut_response() have not happened yet."""
        return len(self._once)

    def count(self, method, path):
        """How many requests with this method and `path` in their address reached the server."""
        return sum(m == method and path in p for m, p in list(self.requests))

    def cut(self):
        """Close every open connection now."""
        with self._lock:
            links = list(self._links)
        for link in links:
            reset(link)

    def close(self):
        self._closed = True
        self.mode = 'down'

    def _listen(self):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(('127.0.0.1', self.port))
        listener.listen(64)
        self._listener = listener

    def _accept(self):
        while not self._closed:
            listener = self._listener
            try:
                client = listener.accept()[0]
            except (OSError, AttributeError):
                time.sleep(0.01)
                continue
            if self._mode in ('refuse', 'down'):
                reset(client)
                client.close()
            else:
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        server = None
        with self._lock:
            self._links.add(client)
        try:
            if self._mode == 'blackhole':
                while client.recv(65536):
                    pass
                return
            server = socket.create_connection(self.target, timeout=30)
            with self._lock:
                self._links.add(server)
            self._pump(client, server)
        except OSError:
            pass
        finally:
            with self._lock:
                self._links -= {client, server}
            reset(client)
            client.close()
            if server:
                server.close()

    def _pump(self, client, server):
        doomed = False
        while True:
            for side in select.select([client, server], [], [])[0]:
                data = side.recv(65536)
                if not data:
                    return
                if side is server:
                    if doomed:
                        return
                    client.sendall(data)
                    continue
                fate = self._fate(data)
                if fate == 'cut-request':
                    return
                doomed = doomed or fate == 'cut-response'
                server.sendall(data)

    def _fate(self, data):
        """What becomes of this piece; only a piece that starts a request has a fate."""
        match = REQUEST.match(data)
        if not match:
            return 'pass'
        method, path = match.groups()
        fate = self._mode
        if fate == 'cut-response' and method != b'PUT' and not path.endswith(CHANGING):
            fate = 'pass'
        for once in self._once:
            if once[1] == method and once[2] in path:
                self._once.remove(once)
                fate = once[0]
                break
        if fate != 'cut-request':
            self.requests.append((method.decode(), path.decode()))
        return fate


def reset(sock):
    """Close for good, with a reset: a polite end would look like a server's answer."""
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('target', metavar='HOST:PORT')
    parser.add_argument('--listen', type=int, default=0, metavar='PORT')
    parser.add_argument('--control', required=True, metavar='FILE', help='holds one word, the mode')
    options = parser.parse_args()
    host, _, port = options.target.rpartition(':')
    proxy = Proxy(host, int(port), options.listen)
    print(proxy.port, flush=True)
    parent = os.getppid()
    while os.getppid() == parent:
        try:
            with open(options.control, encoding='ascii') as f:
                mode = f.read().strip()
        except FileNotFoundError:
            mode = 'pass'
        if mode in MODES and mode != proxy.mode:
            proxy.mode = mode
        time.sleep(0.02)
    return 0


if __name__ == '__main__':
    sys.exit(main())
