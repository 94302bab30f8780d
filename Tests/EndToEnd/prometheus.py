"""What the end-to-end runs ask Prometheus, by its HTTP API."""

import json
import urllib.error
import urllib.parse
import urllib.request


class Refused(OSError):
    """Prometheus answers that it cannot do what it is asked for."""


def get(base, path, **parameters):
    """The data of an answer of `/api/v1/`."""
    url = f"{base}/api/v1/{path}?{urllib.parse.urlencode(parameters)}"
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return json.load(answer)["data"]
    except urllib.error.HTTPError as error:
        raise Refused(f"{parameters}: {error.read().decode(errors='replace')}") from error


def query(base, expression):
    return get(base, "query", query=expression)["result"]


def targets(base):
    return get(base, "targets", state="active")["activeTargets"]


def rules(base):
    return [rule for group in get(base, "rules")["groups"] for rule in group["rules"]]


def alerts(base):
    return get(base, "alerts")["alerts"]
