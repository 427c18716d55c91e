# SPDX-License-Identifier: GPL-3.0-or-later
"""Read what Xvfb -fbdir shows: an XWD file (25 big-endian words, a name, colours, BGRX pixels)."""
import struct
import sys
import zlib


class Framebuffer:
    def __init__(self, path):
        self.path = path

    def read(self):
        """(width, height, bytes per line, pixels) as they are now."""
        with open(self.path, 'rb') as f:
            data = f.read()
        head = struct.unpack('>25I', data[:100])
        return head[4], head[5], head[12], memoryview(data)[head[0] + head[19] * 12:]

    def colours(self, enough=24):
        """How many different pixel values there are, counted up to `enough`."""
        width, height, stride, pixels = self.read()
        seen = set()
        for y in range(0, height, 3):
            seen.update(pixels[y * stride:y * stride + width * 4].cast('I'))
            if len(seen) >= enough:
                break
        return len(seen)

    def painted(self):
        """Whether a window with text is there: an empty screen has one colour."""
        return self.colours() >= 24

    def save_png(self, path):
        width, height, stride, pixels = self.read()
        rows = bytearray()
        for y in range(height):
            line = pixels[y * stride:y * stride + width * 4]
            rgb = bytearray(width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b'\0' + rgb

        def chunk(kind, body):
            return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))

        with open(path, 'wb') as f:
            f.write(b'\x89PNG\r\n\x1a\n'
                    + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
                    + chunk(b'IDAT', zlib.compress(bytes(rows), 6)) + chunk(b'IEND', b''))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit('usage: framebuffer.py XWD-FILE PNG-FILE')
    Framebuffer(sys.argv[1]).save_png(sys.argv[2])
