# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets HTTP through to a server and notes each request, so that another client can make the same ones."""
import json
import socket
import threading
import time

HEADERS = {'content-type': 'type', 'cookie': 'cookie', 'authorization': 'authorization'}


class Recorder:
    def __init__(self, host, port):
        self.target = (host, port)
        self.requests = []
        self.seconds = []  # from a request to the first byte of its answer
        self.bytes = 0  # of all answers
        self._lock = threading.Lock()
        self._listener = socket.create_server(('127.0.0.1', 0))
        self.url = f'http://127.0.0.1:{self._listener.getsockname()[1]}'
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(self.target)
            asked = []
            threading.Thread(target=self._ask, args=(client, server, asked), daemon=True).start()
            threading.Thread(target=self._answer, args=(client, server, asked), daemon=True).start()

    def _ask(self, client, server, asked):
        stream = client.makefile('rb')
        while True:
            line = stream.readline()
            if not line:
                server.close()
                return
            method, path, _ = line.decode('latin-1').split(' ', 2)
            head, length = [line], 0
            note = {'method': method, 'path': path}
            while head[-1] not in (b'\r\n', b''):
                head.append(stream.readline())
                name, _, value = head[-1].decode('latin-1').partition(':')
                if name.lower() == 'content-length':
                    length = int(value)
                if name.lower() in HEADERS:
                    note[HEADERS[name.lower()]] = value.strip()
            body = stream.read(length)
            note['body'] = body.decode()
            with self._lock:
                self.requests.append(note)
                asked.append(time.monotonic())
            server.sendall(b''.join(head) + body)

    def _answer(self, client, server, asked):
        try:
            while data := server.recv(65536):
                if asked:
                    self.seconds.append(time.monotonic() - asked.pop())
                self.bytes += len(data)
                client.sendall(data)
        except OSError:
            pass
        client.close()

    @staticmethod
    def save(path, requests):
        with open(path, 'w', encoding='utf-8') as f:
            f.writelines(json.dumps(request) + '\n' for request in requests)
