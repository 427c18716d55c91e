#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxy loses exactly what it says it loses."""
import http.client
import http.server
import threading
import unittest

from proxy import Proxy

SEEN = []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        SEEN.append((self.path, len(body)))
        self.send_response(200)
        self.send_header('Content-Length', '2')
        self.end_headers()
        self.wfile.write(b'ok')

    def log_message(self, *_):
        pass


class ProxyTest(unittest.TestCase):
    def setUp(self):
        del SEEN[:]
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.proxy = Proxy(*self.server.server_address)
        self.client = http.client.HTTPConnection('127.0.0.1', self.proxy.port, timeout=5)

    def tearDown(self):
        self.client.close()
        self.proxy.close()
        self.server.shutdown()
        self.server.server_close()

    def post(self, path='/a', size=10):
        self.client.request('POST', path, b'x' * size)
        return self.client.getresponse().read()

    def lost(self, **request):
        try:
            self.post(**request)
        except (OSError, http.client.HTTPException):
            self.client.close()
            return True
        return False

    def test_passes_large_requests(self):
        self.assertEqual(self.post(size=300000), b'ok')
        self.assertEqual(SEEN, [('/a', 300000)])

    def test_refuse_ends_a_kept_connection(self):
        self.post()
        self.proxy.mode = 'refuse'
        self.assertTrue(self.lost())
        self.assertTrue(self.lost())
        self.assertEqual(len(SEEN), 1)

    def test_down_refuses_and_comes_back_on_the_same_port(self):
        self.proxy.mode = 'down'
        with self.assertRaises(ConnectionRefusedError):
            self.post()
        self.client.close()
        self.proxy.mode = 'pass'
        self.assertEqual(self.post(), b'ok')

    def test_blackhole_never_answers(self):
        self.proxy.mode = 'blackhole'
        self.client.timeout = 0.3
        with self.assertRaises(TimeoutError):
            self.post()

    def test_cut_response_reaches_the_server_once(self):
        self.proxy.cut_response('POST', '/b')
        self.post()
        self.assertTrue(self.lost(path='/b/1', size=200000))
        self.assertEqual(self.post(path='/b/2'), b'ok')
        self.assertEqual([path for path, _ in SEEN], ['/a', '/b/1', '/b/2'])
        self.assertEqual(self.proxy.count('POST', '/b'), 2)

    def test_cut_request_never_reaches_the_server(self):
        self.proxy.cut_request('POST', '/b')
        self.assertTrue(self.lost(path='/b'))
        self.assertEqual((SEEN, self.proxy.waiting_cuts()), ([], 0))


if __name__ == '__main__':
    unittest.main()
