# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses keys as a person does, through the X server, and watches the screen until it has answered."""
import ctypes
import mmap
import os
import time

X = ctypes.CDLL('libX11.so.6')
TEST = ctypes.CDLL('libXtst.so.6')
X.XOpenDisplay.restype = ctypes.c_void_p
X.XStringToKeysym.restype = ctypes.c_ulong
X.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
X.XKeysymToKeycode.restype = ctypes.c_ubyte
X.XFlush.argtypes = [ctypes.c_void_p]
TEST.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
TEST.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]

QUIET_SECONDS = 0.25
PATIENCE_SECONDS = 10


class Screen:
    """The picture Xvfb keeps in a file."""

    def __init__(self):
        with open(os.environ['VNT_FRAMEBUFFER'], 'rb') as f:
            self._map = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)

    def picture(self):
        return self._map[:]

    def settle(self):
        """Until it did not change for a while."""
        last, since = self.picture(), time.monotonic()
        end = since + PATIENCE_SECONDS
        while time.monotonic() < min(since + QUIET_SECONDS, end):
            time.sleep(0.01)
            now = self.picture()
            if now != last:
                last, since = now, time.monotonic()


class Keyboard:
    def __init__(self, screen):
        self._screen = screen
        self._display = X.XOpenDisplay(None)

    def _send(self, name, down):
        code = X.XKeysymToKeycode(self._display, X.XStringToKeysym(name.encode()))
        TEST.XTestFakeKeyEvent(self._display, code, down, 0)

    def press(self, *names):
        """The last one with the others held."""
        for name in names:
            self._send(name, 1)
        for name in reversed(names):
            self._send(name, 0)
        X.XFlush(self._display)

    def leave(self):
        """The pointer goes where it is over nothing."""
        TEST.XTestFakeMotionEvent(self._display, -1, 2, 2, 0)
        X.XFlush(self._display)

    def time(self, *names):
        """Milliseconds from the key to the first other picture, and to the last; None when there was none."""
        before = self._screen.picture()
        begin = time.monotonic()
        self.press(*names)
        first = last = None
        while time.monotonic() - (last or begin + 1) < QUIET_SECONDS:
            now = self._screen.picture()
            if now == before:
                time.sleep(0.0005)
                continue
            before, last = now, time.monotonic()
            first = first or last
            if last - begin > PATIENCE_SECONDS:
                break
        return ((first - begin) * 1000, (last - begin) * 1000) if first else None
