"""Writes DigitsText.swift from the digits that scikit-learn ships.

    python3 Sources/HandwrittenDigits/digits-text.py > Sources/HandwrittenDigits/DigitsText.swift
"""

import sklearn
from sklearn.datasets import load_digits

digits = load_digits()

print(f'''// Made by digits-text.py from scikit-learn {sklearn.__version__}; see HandwrittenDigits.swift for the licence.

/// One digit a line: its label, then its 64 pixels row by row, each a number in base 17 (0 … G).
let digitsText = """''')
for label, pixels in zip(digits.target, digits.data.astype(int)):
    print(f"  {label} " + "".join("0123456789ABCDEFG"[pixel] for pixel in pixels))
print('  """')
