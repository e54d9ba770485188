"""Fifty pictures of digits by another way of drawing than make-digits.py, to be looked at once.

    python3 make-other-digits.py FOLDER [COUNT]

Digits are arcs and lines whose ink falls off smoothly with the distance from them, photographed: seen
from the side, with the shadow of a hand, with a vignette, on squared or wrinkled paper. A few are in
fonts that imitate handwriting. Needs NumPy and Pillow.
"""

import glob
import math
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont


def arc(x, y, rx, ry, start, end, count=60):
    """Points of an ellipse's arc; degrees, clockwise from the right, y down."""
    t = np.radians(np.linspace(start, end, count))
    return np.stack([x + rx * np.cos(t), y + ry * np.sin(t)], 1)


def line(x0, y0, x1, y1, count=40):
    t = np.linspace(0, 1, count)[:, None]
    return np.array([[x0, y0]]) * (1 - t) + np.array([[x1, y1]]) * t


SHAPES = {
    0: [arc(.5, .5, .4, .5, -80, 290)],
    1: [np.vstack([line(.3, .2, .55, 0), line(.55, 0, .5, 1)])],
    2: [np.vstack([arc(.5, .28, .36, .28, 190, 370), line(.85, .33, .12, 1), line(.12, 1, .9, .97)])],
    3: [np.vstack([arc(.45, .25, .36, .25, 200, 440), arc(.45, .74, .42, .26, -80, 150)])],
    4: [np.vstack([line(.5, 0, .08, .6), line(.08, .6, .95, .58)]), line(.68, .35, .62, 1)],
    5: [np.vstack([line(.3, 0, .2, .45), arc(.45, .7, .42, .3, 215, 500)]), line(.3, 0, .88, .03)],
    6: [np.vstack([arc(.9, .62, .78, .62, 255, 180), arc(.5, .72, .38, .28, 180, 530)])],
    7: [np.vstack([line(.08, .06, .92, 0), line(.92, 0, .45, .5), line(.45, .5, .36, 1)])],
    8: [arc(.5, .24, .3, .24, 90, 450), arc(.5, .74, .4, .26, -90, 270)],
    9: [arc(.48, .28, .36, .28, -10, 350), line(.84, .2, .72, 1)],
}


def ink_of_strokes(digit, height, random):
    """Ink from the distance to the strokes: a pen whose edge is soft, and whose lines tremble."""
    width = height * random.choice([.03, .045, .06, .08, .11, .15])
    margin = int(width * 2 + height * .15)
    side = int(height * 1.35) + 2 * margin
    y, x = np.mgrid[0:side, 0:side].astype(float)
    ink = np.zeros((side, side))
    aspect, shear = random.uniform(.5, .85), random.uniform(-.1, .35)
    turn = math.radians(random.uniform(-15, 15))
    bend = random.normal(0, .035, 4)
    for shape in SHAPES[digit]:
        px, py = shape[:, 0] - .5, shape[:, 1] - .5
        px = px + bend[0] * np.sin(4 * py + 1) + bend[1] * np.cos(5 * py)
        py = py + bend[2] * np.sin(4 * px) + bend[3] * np.cos(3 * px + 2)
        px = (px - shear * py) * aspect
        px, py = px * math.cos(turn) - py * math.sin(turn), px * math.sin(turn) + py * math.cos(turn)
        tremble = random.normal(0, .004 * height, (2, len(px)))
        px, py = px * height + side / 2 + tremble[0], py * height + side / 2 + tremble[1]
        for ax, ay, bx, by in zip(px, py, px[1:], py[1:]):
            r = int(width + 3)
            x0, x1 = int(max(0, min(ax, bx) - r)), int(min(side, max(ax, bx) + r))
            y0, y1 = int(max(0, min(ay, by) - r)), int(min(side, max(ay, by) + r))
            sx, sy = x[y0:y1, x0:x1], y[y0:y1, x0:x1]
            length = max((bx - ax)**2 + (by - ay)**2, 1e-9)
            t = np.clip(((sx - ax) * (bx - ax) + (sy - ay) * (by - ay)) / length, 0, 1)
            distance = np.hypot(sx - ax - t * (bx - ax), sy - ay - t * (by - ay))
            piece = np.clip((width / 2 - distance) / 1.5 + .5, 0, 1)
            ink[y0:y1, x0:x1] = np.maximum(ink[y0:y1, x0:x1], piece)
    return ink


def ink_of_font(digit, height, random, fonts):
    font = ImageFont.truetype(fonts[random.integers(len(fonts))], int(height * 1.4))
    side = int(height * 2.4)
    image = Image.new("L", (side, side))
    ImageDraw.Draw(image).text((side / 2, side / 2), str(digit), fill=255, font=font, anchor="mm")
    return np.asarray(image.rotate(random.uniform(-12, 12), Image.BILINEAR), float) / 255


def smooth(shape, random, blur):
    small = Image.fromarray((random.random((max(4, shape[0] // blur), max(4, shape[1] // blur))) * 255)
                            .astype("uint8"))
    return np.asarray(small.resize(shape[::-1], Image.BICUBIC), float) / 255


def photograph(digit, random, fonts):
    rows, columns = random.integers(200, 1000), random.integers(200, 1000)
    height = min(rows, columns) * random.uniform(.25, .7)
    ink = (ink_of_font(digit, height, random, fonts) if fonts and random.random() < .25
           else ink_of_strokes(digit, height, random))
    ys, xs = np.where(ink > .3)
    ink = ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
    rows, columns = max(rows, ink.shape[0] + 30), max(columns, ink.shape[1] + 30)
    top, left = random.integers(12, rows - ink.shape[0] - 12), random.integers(12, columns - ink.shape[1] - 12)
    page = np.zeros((rows, columns))
    page[top:top + ink.shape[0], left:left + ink.shape[1]] = ink
    paper = np.array(random.choice([[245, 245, 240], [225, 215, 190], [200, 220, 235], [235, 200, 205]]), float)
    if random.random() < .15:
        paper, pen = np.array([40, 42, 48.]), np.array([230, 230, 225.])
    else:
        pen = np.array(random.choice([[25, 25, 30], [30, 45, 140], [90, 90, 95], [170, 40, 45]]), float)
    image = paper + (pen - paper) * page[..., None] * random.uniform(.8, 1)
    if random.random() < .15:  # squared paper
        step = int(height * random.uniform(.25, .5))
        image[::step] *= .9
        image[:, ::step] *= .9
    y, x = np.mgrid[-1:1:rows * 1j, -1:1:columns * 1j]
    light = 1 - random.uniform(0, .35) * (x * x + y * y) / 2
    if random.random() < .3:  # the shadow of a hand
        edge = random.uniform(-.5, .8) - x * math.cos(random.uniform(0, 6)) - y * random.uniform(-1, 1)
        light *= 1 - random.uniform(.1, .3) / (1 + np.exp(edge * random.uniform(4, 14)))
    image *= light[..., None]
    image *= (.96 + .08 * smooth((rows, columns), random, 40))[..., None]
    result = Image.fromarray(np.clip(image, 0, 255).astype("uint8"))
    # Seen from the side: the corners move.
    move = lambda size: random.uniform(0, .06) * size
    corners = (move(columns), move(rows), move(columns), rows - move(rows), columns - move(columns),
               rows - move(rows), columns - move(columns), move(rows))
    result = result.transform(result.size, Image.QUAD, corners, Image.BILINEAR)
    result = result.filter(ImageFilter.GaussianBlur(random.uniform(0, height / 150)))
    noisy = np.asarray(result, float) + random.normal(0, random.uniform(0, 8), (rows, columns, 3))
    return Image.fromarray(np.clip(noisy, 0, 255).astype("uint8"))


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    fonts = sorted(path for path in glob.glob("/usr/share/fonts/**/*.[to]tf", recursive=True)
                   if any(name in path.lower() for name in ("klee", "comic", "bwht")))
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        random = np.random.default_rng(90000 + number)
        digit = number % 10
        image = photograph(digit, random, fonts)
        path = f"{folder}/{number:03}-{digit}"
        if random.random() < .7:
            image.save(path + ".jpg", quality=int(random.integers(35, 92)))
        else:
            image.save(path + ".png")


main()
