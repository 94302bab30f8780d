#!/usr/bin/env python3
"""queries.py BUNDLE PROMETHEUS EMPTY: whether every panel and every rule of a bundle has data.

Asks a running Prometheus for every query of every dashboard, for every recording rule, and for
every selector of every alert (the alert itself is silent, as it should be). What has no result must
stand in the file EMPTY with the reason: one line each, `KIND NAME<TAB>REASON`, where NAME may hold
`*`. A query that only asks jobs of which nothing is up, since there is no image for them here, needs
no line. The exit status is 1 when something has no data and no reason. WAIT: seconds to wait for it.
"""

import fnmatch
import json
import os
import re
import sys
import time

import prometheus
from prometheus import get, query

LIMIT = float(os.environ.get("WAIT", "120"))
VARIABLES = {
    "__rate_interval": "1m", "__interval": "15s", "__interval_ms": "15000", "__range": "1h",
    "__range_s": "3600", "__range_ms": "3600000",
}


def filled(expression, variables):
    """A panel's query as Grafana sends it when every variable is at its default."""
    def value(match):
        return variables.get(match[1] or match[2], ".*")
    return re.sub(r"\$(?:\{(\w+)(?::\w+)?\}|(\w+))", value, expression)


def every_panel(panels):
    for panel in panels:
        yield panel
        yield from every_panel(panel.get("panels") or [])


def panels(bundle):
    folder = os.path.join(bundle, "grafana/dashboards")
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        with open(os.path.join(folder, name)) as file:
            board = json.load(file)
        for panel in every_panel(board["panels"]):
            for target in panel.get("targets") or []:
                if "expr" not in target:
                    continue
                label = f"{name.removesuffix('.json')}/{panel['title']}"
                if len(panel["targets"]) > 1:
                    label += f" {target['refId']}"
                yield "panel", label, filled(target["expr"], VARIABLES)


def selectors(node):
    """The selectors of a parsed expression, as texts."""
    if isinstance(node, list):
        for part in node:
            yield from selectors(part)
    elif isinstance(node, dict):
        if node.get("type") in ("vectorSelector", "matrixSelector"):
            matchers = ",".join(
                m["name"] + m["type"] + json.dumps(m["value"]) for m in node["matchers"]
                if m["name"] != "__name__" or not node["name"])
            yield f"{node['name']}{{{matchers}}}", node["matchers"]
        for value in node.values():
            if isinstance(value, (dict, list)):
                yield from selectors(value)


def rules(base):
    for rule in prometheus.rules(base):
        if rule["type"] == "recording":
            yield "record", rule["name"], rule["query"]
        else:
            for text, _ in selectors(get(base, "parse_query", query=rule["query"])):
                yield "alert", rule["name"], text


def jobs_asked(base, expression):
    """The jobs that a query asks for; nothing where one of its selectors may ask any."""
    asked = set()
    for _, matchers in selectors(get(base, "parse_query", query=expression)):
        jobs = [m for m in matchers if m["name"] == "job" and m["type"] in ("=", "=~")]
        if not jobs:
            return None
        asked.update(jobs[0]["value"].split("|"))
    return asked


def unexplained(base, asked, reasons, absent):
    """The queries without data, each with its reason or none."""
    for kind, name, text in asked:
        if query(base, text):
            continue
        jobs = jobs_asked(base, text)
        reason = None
        if jobs and jobs <= absent:
            reason = "no program for " + ", ".join(sorted(jobs))
        for pattern, words in reasons:
            if fnmatch.fnmatchcase(f"{kind} {name}", pattern):
                reason = words
        yield kind, name, text, reason


def main(bundle, base, listed):
    with open(listed) as file:
        lines = [line.rstrip("\n") for line in file]
    reasons = [line.split("\t", 1) for line in lines if line and not line.startswith("#")]
    started = time.monotonic()
    asked = list(dict.fromkeys([*panels(bundle), *rules(base)]))
    while True:
        active = prometheus.targets(base)
        up = {target["labels"]["job"] for target in active if target["health"] == "up"}
        absent = {target["labels"]["job"] for target in active} - up
        empty = list(unexplained(base, asked, reasons, absent))
        if all(reason for *_, reason in empty) or time.monotonic() - started > LIMIT:
            break
        time.sleep(5)
    why = {}
    for kind, name, text, reason in empty:
        if reason:
            why.setdefault(reason, []).append(f"{kind} {name}")
        else:
            print(f"  no data: {kind} {name}: {text}")
    for reason, names in sorted(why.items()):
        names = list(dict.fromkeys(names))
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        print(f"  {len(names):3} without data, since: {reason} ({'; '.join(names[:3])}{more})")
    print(f"  {len(asked) - len(empty)} of {len(asked)} queries have data "
          f"(after {time.monotonic() - started:.1f} s)")
    sys.exit(any(not reason for *_, reason in empty))


try:
    main(*sys.argv[1:])
except prometheus.Refused as refusal:
    sys.exit(f"queries.py: {refusal}")
