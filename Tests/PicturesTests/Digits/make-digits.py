"""Makes pictures of digits as people might hand them to `cnn-tutor predict`.

    python3 make-digits.py FOLDER [COUNT]

Writes COUNT pictures (200 without a number) called NUMBER-DIGIT.EXTENSION: three fifths drawn with
pens of all kinds along strokes of our own, the rest in the fonts that are found on this machine. They
differ in pen, paper, light, size, place, slant and turn (up to 15 degrees), noise and format. The
same fonts give the same pictures. Needs NumPy and Pillow.
"""

import glob
import math
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Each stroke goes through its points, in a box of width 1 and height 1, from the top left.
STROKES = {
    0: [[[(.5, 0), (.15, .15), (.05, .5), (.15, .85), (.5, 1), (.85, .85), (.95, .5), (.85, .15), (.5, 0)]],
        [[(.6, .02), (.2, .2), (.12, .6), (.4, .98), (.75, .8), (.85, .35), (.62, .05), (.5, .06)]]],
    1: [[[(.5, 0), (.5, 1)]],
        [[(.25, .25), (.55, 0), (.55, 1)]],
        [[(.25, .22), (.52, 0), (.52, 1)], [(.25, 1), (.8, 1)]]],
    2: [[[(.1, .22), (.3, .02), (.65, .02), (.85, .25), (.7, .5), (.1, 1)], [(.1, 1), (.92, 1)]],
        [[(.1, .2), (.4, 0), (.8, .12), (.8, .4), (.4, .75), (.12, .97), (.3, .9), (.6, .98), (.95, .93)]]],
    3: [[[(.12, .1), (.45, 0), (.8, .12), (.78, .38), (.42, .48), (.8, .6), (.88, .85), (.5, 1), (.1, .9)]],
        [[(.12, .02), (.85, .02)], [(.85, .02), (.45, .42)],
         [(.45, .42), (.85, .55), (.85, .85), (.5, 1), (.1, .88)]]],
    4: [[[(.6, 0), (.1, .65)], [(.1, .65), (.95, .65)], [(.7, .3), (.7, 1)]],
        [[(.2, 0), (.15, .5)], [(.15, .5), (.85, .5)], [(.8, 0), (.78, 1)]]],
    5: [[[(.85, .02), (.2, .02)], [(.2, .02), (.16, .45)],
         [(.16, .45), (.5, .36), (.88, .55), (.85, .85), (.5, 1), (.1, .9)]]],
    6: [[[(.75, .02), (.35, .2), (.12, .6), (.25, .93), (.6, 1), (.88, .8), (.75, .55), (.4, .52), (.15, .72)]]],
    7: [[[(.08, .03), (.9, .03)], [(.9, .03), (.35, 1)]],
        [[(.08, .03), (.9, .03)], [(.9, .03), (.4, 1)], [(.3, .5), (.8, .5)]]],
    8: [[[(.8, .18), (.5, 0), (.2, .15), (.3, .4), (.7, .58), (.88, .8), (.5, 1), (.12, .82), (.3, .58),
          (.7, .4), (.8, .18)]]],
    9: [[[(.85, .25), (.55, .02), (.2, .15), (.2, .42), (.55, .5), (.85, .25)], [(.85, .25), (.82, .6), (.7, 1)]],
        [[(.82, .2), (.5, 0), (.15, .2), (.3, .48), (.65, .45), (.82, .2), (.85, .6), (.65, .92), (.3, 1)]]],
}


def spline(points, per_piece=24):
    """Catmull-Rom through the points; two points are a straight line."""
    points = np.array(points, float)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, per_piece, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:]):
        pieces.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
                             + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack(pieces + [points[-1:]])


def drawn(digit, height, random):
    """The ink of a digit, 0 to 1, drawn along strokes; its height is about `height`."""
    pen = random.choice(["ball", "ball", "pencil", "marker", "felt", "brush"])
    share = {"ball": (.02, .045), "pencil": (.025, .05), "felt": (.05, .09), "marker": (.09, .17),
             "brush": (.05, .13)}[pen]
    width = max(1.0, height * random.uniform(*share))
    strokes = STROKES[digit][random.integers(len(STROKES[digit]))]
    aspect = random.uniform(.5, .8)
    slant = random.uniform(-.12, .3)
    turn = math.radians(random.uniform(-15, 15))
    over = 3
    side = int((height * 1.8 + 4 * width) * over)
    image = Image.new("L", (side, side))
    draw = ImageDraw.Draw(image)
    for stroke in strokes:
        points = np.array(stroke) + random.normal(0, .022, (len(stroke), 2))
        path = spline(points) if len(stroke) > 2 else spline(points, 60)
        x = (path[:, 0] - .5) * aspect - slant * (path[:, 1] - .5) * aspect
        y = path[:, 1] - .5
        x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        phase = random.uniform(0, 6)
        places = list(zip(x * height * over + side / 2, y * height * over + side / 2))
        for number, (a, b) in enumerate(zip(places, places[1:])):
            swell = 1
            if pen == "brush":
                swell = .75 + .4 * math.sin(phase + 5 * number / len(places))
            radius = width * over * swell / 2
            for share in np.linspace(0, 1, 4):
                px, py = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                draw.ellipse([px - radius, py - radius, px + radius, py + radius], fill=255)
    image = image.resize((side // over, side // over), Image.BOX)
    ink = np.asarray(image, float) / 255
    if pen == "pencil":
        grain = np.asarray(Image.fromarray((random.random(ink.shape) * 255).astype("uint8"))
                           .filter(ImageFilter.GaussianBlur(.7)), float) / 255
        ink = ink * np.clip(.55 + 1.2 * (grain - .4), .25, 1)
    return ink


def printed(digit, height, random, fonts):
    """The ink of a digit in some font."""
    font = ImageFont.truetype(fonts[random.integers(len(fonts))], max(8, int(height * 1.35)))
    side = int(height * 2.2) + 8
    image = Image.new("L", (side, side))
    ImageDraw.Draw(image).text((side / 2, side / 2), str(digit), fill=255, font=font, anchor="mm")
    image = image.rotate(random.uniform(-15, 15), Image.BICUBIC)
    return np.asarray(image, float) / 255


def noise_field(shape, random, cells):
    small = random.random((cells, cells))
    image = Image.fromarray((small * 255).astype("uint8")).resize(shape[::-1], Image.BICUBIC)
    return np.asarray(image, float) / 255


def picture(digit, random, fonts):
    """An RGB picture with one digit in it."""
    rows = int(np.exp(random.uniform(math.log(40), math.log(900))))
    columns = int(rows * random.uniform(.75, 1.5))
    height = max(18, min(rows, columns) * random.uniform(.3, .8))
    is_drawn = random.random() < .6
    ink = drawn(digit, height, random) if is_drawn else printed(digit, height, random, fonts)
    ys, xs = np.where(ink > .3)
    ink = ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
    rows, columns = max(rows, ink.shape[0] + 6), max(columns, ink.shape[1] + 6)
    top = random.integers(2, rows - ink.shape[0] - 1)
    left = random.integers(2, columns - ink.shape[1] - 1)
    whole = np.zeros((rows, columns))
    whole[top:top + ink.shape[0], left:left + ink.shape[1]] = ink

    kind = random.choice(["white", "white", "cream", "coloured", "grey", "black", "board"])
    paper = {"white": (250, 250, 250), "cream": (240, 230, 205), "grey": (190, 190, 190),
             "coloured": tuple(random.integers(150, 256, 3)), "black": (8, 8, 8),
             "board": (35, 70, 55)}[kind]
    dark_pens = [(15, 15, 20), (20, 30, 120), (60, 60, 65), (150, 20, 25), (15, 80, 30)]
    light_pens = [(245, 245, 240), (250, 230, 120), (200, 225, 255)]
    pens = light_pens if kind in ("black", "board") else dark_pens
    pen = pens[random.integers(len(pens))]
    paper, pen = np.array(paper, float), np.array(pen, float)
    image = paper + (pen - paper) * whole[..., None] * random.uniform(.75, 1)

    if kind not in ("black", "board"):
        if random.random() < .12:  # ruled paper
            step = max(8, int(height * random.uniform(.35, .8)))
            for row in range(random.integers(step), rows, step):
                image[row] = image[row] * .85
        y, x = np.mgrid[0:1:rows * 1j, 0:1:columns * 1j]
        angle = random.uniform(0, 2 * math.pi)
        light = 1 - random.uniform(0, .45) * np.clip(
            .5 + (x - .5) * math.cos(angle) + (y - .5) * math.sin(angle), 0, 1)
        image = image * light[..., None]
        image = image * (1 - .06 * noise_field((rows, columns), random, 6))[..., None]
    image += random.normal(0, random.choice([0, 2, 5, 9]), image.shape)
    result = Image.fromarray(np.clip(image, 0, 255).astype("uint8"))
    if rows > 120 and random.random() < .4:
        result = result.filter(ImageFilter.GaussianBlur(random.uniform(.4, .5 + rows / 400)))
    return result


def main():
    folder = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    fonts = sorted(
        path for pattern in ("*.ttf", "*.otf")
        for path in glob.glob("/usr/share/fonts/**/" + pattern, recursive=True)
        if any(name in path for name in ("DejaVuSans", "DejaVuSerif", "FreeSans", "FreeSerif",
                                         "FreeMono", "breip", "dkg", "Humor", "Femke", "femke")))
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        random = np.random.default_rng(number)
        digit = number % 10
        image = picture(digit, random, fonts)
        kind = random.choice(["png", "jpg", "jpg", "pgm", "ppm"])
        path = f"{folder}/{number:03}-{digit}.{kind}"
        if kind == "jpg":
            image.save(path, quality=int(random.integers(25, 95)))
        elif kind == "pgm":
            image.convert("L").save(path)
        else:
            image.save(path)


main()
