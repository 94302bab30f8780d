#!/usr/bin/env python3
"""faster.py TEMPLATES SPEED FOLDER: packs for a world whose clock runs SPEED times faster.

Writes copies of the packs into FOLDER in which every window of an expression and every `for` is
SPEED times shorter, and nothing else is different. With simulated services that run as much faster,
an alert that takes an hour takes an hour by SPEED, by the same expressions.
"""

import os
import re
import shutil
import sys

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
# A window in brackets, or the time that an alert must hold.
DURATION = re.compile(r"(\[|for: )(\d+)([smhd])(?=\]|\s|$)", re.MULTILINE)


def main(templates, speed, folder):
    def shorter(match):
        seconds = int(match[2]) * UNITS[match[3]] / int(speed)
        # A window has to hold a few samples, one a second.
        least = 5 if match[1] == "[" else 0
        return f"{match[1]}{max(least, round(seconds))}s"

    count = 0
    for name in sorted(os.listdir(templates)):
        pack = os.path.join(templates, name)
        if not os.path.isfile(os.path.join(pack, "alerts.yaml")):
            continue
        shutil.copytree(pack, os.path.join(folder, name))
        for file in ("alerts.yaml", "recording.yaml"):
            path = os.path.join(folder, name, file)
            if os.path.isfile(path):
                with open(path) as source:
                    text, found = DURATION.subn(shorter, source.read())
                count += found
                with open(path, "w") as target:
                    target.write(text)
    print(f"  {count} durations are {speed} times shorter")


main(*sys.argv[1:])
