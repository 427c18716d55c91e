#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in from a script and in the window: what it says when it cannot, and that the secret stays secret."""
import http.server
import os
import pathlib
import socket
import ssl
import subprocess
import threading

from journey import PATIENCE, PROGRAM, Journey


class Page(http.server.BaseHTTPRequestHandler):
    """A web server that has never heard of tickets."""

    def do_GET(self):
        body = b'<html><title>Welcome</title><p>It works!</p></html>'
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get('Content-Length') or 0))
        self.do_GET()

    def log_message(self, *arguments):
        pass


def serve(certificate=None):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Page)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def make_certificate():
    path = pathlib.Path(os.environ['TMPDIR'], 'server.pem')
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=help.example',
                    '-keyout', path, '-out', f'{path}.crt'], check=True, capture_output=True)
    with open(path, 'a', encoding='ascii') as f:
        f.write(pathlib.Path(f'{path}.crt').read_text(encoding='ascii'))
    return path


def closed_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def everything_kept():
    """(path, bytes) of all the program left in its folders, except the keyring itself."""
    for root in ('XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'):
        for folder, _, names in os.walk(os.environ[root]):
            if '/keyrings' not in folder:
                for name in names:
                    path = os.path.join(folder, name)
                    if os.path.isfile(path):
                        with open(path, 'rb') as f:
                            yield path, f.read()


def watch_command_line(j, secret):
    """Sign in while reading /proc: the secret must be in no argument and no variable."""
    seen = []
    # Never answered, so that there is time to look.
    j.proxy.mode = 'blackhole'
    env = {k: v for k, v in {**os.environ, **j.env}.items() if k != 'DISPLAY'}
    process = subprocess.Popen([PROGRAM, '--sign-in', j.proxy.url, '--user', 'lucia'], env=env, text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        process.stdin.write(secret + '\n')
        process.stdin.close()
        j.app.wait(lambda: j.proxy._links, 'the program to connect', PATIENCE, alive=False)
        for name in ('cmdline', 'environ'):
            with open(f'/proc/{process.pid}/{name}', 'rb') as f:
                seen.append(f.read())
    finally:
        process.kill()
        process.wait()
        j.proxy.mode = 'pass'
    assert seen[0], 'the command line was read too late'
    assert all(secret.encode() not in text for text in seen)


def refused(j, status, said, secret, known):
    """A failure has its own exit status and a sentence; the sentence never has the secret in it."""
    assert status > 0, f'ended {status}: {said}'
    assert len(said.split()) >= 3, f'only said {said!r}'
    assert secret not in said
    assert 'CRITICAL' not in said and 'WARNING' not in said, said
    twin = [name for name, other in known.items() if other[0] == status or other[1] == said]
    assert not twin, f'the same as {twin}: {status} {said!r}'


def main():
    with Journey('sign-in') as j:
        token, password = j.desk.token('lucia'), j.desk.password('lucia')
        known = {}
        attempts = {
            'a wrong password': {'secret': 'nunca-fue-esta'},
            'a server that is down': {'url': f'http://127.0.0.1:{closed_port()}'},
            'a server that is no help desk': {'url': f'http://127.0.0.1:{serve()}'},
            'a certificate nobody trusts': {'url': f'https://127.0.0.1:{serve(make_certificate())}'},
            'an address that is none': {'url': 'not an address'},
        }
        for what, how in attempts.items():
            with j.step(f'{what} has its own words and status'):
                secret = how.pop('secret', token)
                status, said = j.run_sign_in(secret=secret, **how)
                refused(j, status, said, secret, known)
                known[what] = (status, said.strip())
                print(f'# {status}: ' + said.strip().replace('\n', '\n# '))
        with j.step('no secret at all is refused'):
            status, said = j.run_sign_in(secret='\n')
            assert status > 0 and said.strip(), f'{status} {said!r}'
        with j.step('the secret is in no argument and no variable'):
            watch_command_line(j, token)
        with j.step('a password signs in'):
            status, said = j.run_sign_in(secret=password)
            assert status == 0, said
            assert password not in said
        with j.step('a token signs in'):
            status, said = j.run_sign_in(secret=token)
            assert status == 0, said
            assert token not in said
        with j.step('the window opens signed in'):
            j.launch()
            j.show_view('mine')
            j.app.row('Migrar el puesto de Tesorería', timeout=PATIENCE)
            assert j.app.stop() is not None
        with j.step('no file has the secret'):
            for path, content in everything_kept():
                assert token.encode() not in content and password.encode() not in content, path
        with j.step('the log has no warning'):
            assert not j.app.warnings(), j.app.warnings()


if __name__ == '__main__':
    main()
