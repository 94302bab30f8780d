"""Takes any notification and writes it as one line of JSON: when, to which path, what."""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Sink(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        line = {"time": time.time(), "path": self.path, "body": json.loads(body)}
        print(json.dumps(line), flush=True)
        self.answer()

    def answer(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        sys.stdout.flush()


ThreadingHTTPServer(("", 8080), Sink).serve_forever()
