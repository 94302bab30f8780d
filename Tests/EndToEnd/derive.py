#!/usr/bin/env python3
"""derive.py PROFILE [KEY...] [--with TEXT]: a profile without some of its sections, and with others.

Sections are whole top-level keys. What a profile says of the rest stays as it is, byte for byte.
"""

import re
import sys


def sections(text):
    """Top-level keys with their lines; comments belong to what follows."""
    found, waiting = [], []
    for line in text.splitlines(keepends=True):
        key = re.match(r"([a-z_]+):", line)
        if key:
            found.append((key[1], waiting + [line]))
            waiting = []
        elif line.strip() and not line.startswith("#") and found:
            found[-1][1].extend(waiting + [line])
            waiting = []
        else:
            waiting.append(line)
    return found


def main(profile, *arguments):
    at = arguments.index("--with") if "--with" in arguments else len(arguments)
    without, more = arguments[:at], arguments[at + 1:]
    with open(profile) as file:
        kept = sections(file.read())
    missing = set(without) - {key for key, _ in kept}
    if missing:
        sys.exit(f"derive.py: {profile} has no {', '.join(sorted(missing))}")
    for key, lines in kept:
        if key not in without:
            sys.stdout.writelines(lines)
    print("\n".join(more))


main(*sys.argv[1:])
