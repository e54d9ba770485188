"""Makes the files in Files: one small picture in every format that people hand over, whole and broken.

    python3 make-files.py

The picture has 24 rows and 32 columns: white, with a dark bar in its left half. Needs Pillow.
"""

import io
import os
import struct
import zlib

from PIL import Image, ImageDraw

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Files")
os.makedirs(folder, exist_ok=True)
picture = Image.new("RGB", (32, 24), (250, 250, 250))
ImageDraw.Draw(picture).rectangle([6, 4, 10, 19], fill=(20, 20, 20))


def written(name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width, height, depth, colour, interlace, data, extra=b""):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(data, 9))
            + chunk(b"IEND", b""))


grey = picture.convert("L")
pixels = list(grey.getdata())
rows = [pixels[row * 32:row * 32 + 32] for row in range(24)]
plain = saved(grey, "PNG")
written("grey.png", plain)
written("palette.png", saved(picture.quantize(8), "PNG"))
written("sixteen.png", png(32, 24, 16, 0, 0, b"".join(
    b"\0" + b"".join(struct.pack(">H", pixel * 257) for pixel in row) for row in rows)))
passes = b""
for y0, dy, x0, dx in [(0, 8, 0, 8), (0, 8, 4, 8), (4, 8, 0, 4), (0, 4, 2, 4), (2, 4, 0, 2), (0, 2, 1, 2),
                       (1, 2, 0, 1)]:
    for row in rows[y0::dy]:
        passes += b"\0" + bytes(row[x0::dx])
written("interlaced.png", png(32, 24, 8, 0, 1, passes))
clear = picture.convert("RGBA")
clear.putdata([(20, 20, 20, 255) if pixel < 128 else (0, 0, 0, 0) for pixel in pixels])
written("clear.png", saved(clear, "PNG"))
data = b"".join(b"\0" + bytes(row) for row in rows)
written("animated.png", png(32, 24, 8, 0, 0, data, chunk(b"acTL", struct.pack(">II", 2, 0))))
written("cut.png", plain[:len(plain) - 40])
written("damaged.png", plain[:44] + bytes(byte ^ 0x55 for byte in plain[44:60]) + plain[60:])
written("bomb.png", png(10000, 10000, 8, 0, 0, b"\0" * 64))

jpeg = saved(picture, "JPEG", quality=90)
written("grey.jpg", jpeg)
written("progressive.jpg", saved(picture, "JPEG", quality=90, progressive=True))
written("inks.jpg", saved(picture.convert("CMYK"), "JPEG", quality=90))
exif = Image.Exif()
exif[0x0112] = 6
written("turned.jpg", saved(picture.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=90, exif=exif))
written("cut.jpg", jpeg[:len(jpeg) - 60])
place = jpeg.index(b"\xff\xc0") + 5
written("bomb.jpg", jpeg[:place] + struct.pack(">HH", 60000, 60000) + jpeg[place + 4:])
