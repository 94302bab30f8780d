"""Takes any notification and writes it as one line of JSON: when, to which path, what.

sink.py [PORT]
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


WRITING = threading.Lock()


class Sink(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        line = {"time": time.time(), "path": self.path, "body": json.loads(body)}
        with WRITING:
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
        self.answer()

    def answer(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        sys.stdout.flush()


port = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
ThreadingHTTPServer(("", port), Sink).serve_forever()
