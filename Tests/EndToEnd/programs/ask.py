"""Asks for a page."""

import sys
import urllib.request

urllib.request.urlopen(sys.argv[1], timeout=2).read()
