#!/usr/bin/env python3
"""Makes CellWidthTable.swift from the Unicode Character Database.

    python3 -m pip install 'unicodedata2>=17,<18'
    python3 Sources/TerminalText/cell-width-table.py > Sources/TerminalText/CellWidthTable.swift

unicodedata2 is Python's unicodedata with the tables of the Unicode version that its own says.
"""

import unicodedata2 as ucd


def is_joined_hangul(code):
    """A vowel or final, drawn within the two cells of the consonant before it."""
    return 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF


def is_room_for_emoji(code):
    """In a block whose gaps are filled with wide pictures from version to version."""
    is_transport = 0x1F6D0 <= code <= 0x1F6DF or 0x1F6EB <= code <= 0x1F6EF
    return is_transport or 0x1F6F4 <= code <= 0x1F6FF or 0x1FA70 <= code <= 0x1FAFF


def width(code):
    scalar = chr(code)
    category = ucd.category(scalar)
    if category in ("Mn", "Me", "Cf") or is_joined_hangul(code):
        return 0
    is_regional_indicator = 0x1F1E6 <= code <= 0x1F1FF
    is_wide = ucd.east_asian_width(scalar) in "WF" or is_regional_indicator
    return 2 if is_wide or category == "Cn" and is_room_for_emoji(code) else 1


def ranges():
    """First, last and width of each run of scalars that do not take one cell."""
    runs = []
    # Surrogates are no scalars. What lies below U+0300 is decided without the table.
    for code in [*range(0x300, 0xD800), *range(0xE000, 0x110000)]:
        cells = width(code)
        if cells == 1:
            continue
        if runs and runs[-1][1:] == [code - 1, cells]:
            runs[-1][1] = code
        else:
            runs.append([code, code, cells])
    return runs


def literal(first, last, cells):
    digits = f"{first << 32 | last << 8 | cells:X}"
    start = len(digits) % 4
    groups = [digits[:start]] * (start > 0) + [digits[at : at + 4] for at in range(start, len(digits), 4)]
    return "0x" + "_".join(groups)


entries = [literal(*run) for run in ranges()]
print(f"""\
/// The scalars whose width is not one cell, from U+0300 upwards, in ascending order.
///
/// Each entry is `first << 32 | last << 8 | width`. Width 0: categories Mn, Me and Cf and the Hangul
/// vowels and finals that join the syllable before them. Width 2: East Asian Width W or F, regional
/// indicators, and the still unassigned scalars of the blocks of emoji.
// Made by cell-width-table.py from Unicode {ucd.unidata_version}.
let cellWidthRanges: [UInt64] = [""")
for start in range(0, len(entries), 4):
    print("  " + ", ".join(entries[start : start + 4]) + ",")
print("]")
