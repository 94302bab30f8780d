#!/usr/bin/env python3
"""Waits until the running stack shows what it should, and says how long that took.

watch.py targets PROMETHEUS LEFT-OUT...     every target is up but those of services left out
watch.py rules PROMETHEUS                   every rule is evaluated, without an error
watch.py data PROMETHEUS QUERY...           every query has a result
watch.py alert PROMETHEUS NAME STATE        the alert is firing, or inactive
watch.py calm PROMETHEUS                    every target is up, and nothing fires but the watchdog
watch.py notified SINK NAME STATUS SINCE    the container SINK was told since then that the alert is
                                            firing, or resolved
The exit status is 1 when the time limit (WAIT seconds, default 120) passes first.
"""

import json
import os
import subprocess
import sys
import time
import urllib.parse

import prometheus

LIMIT = float(os.environ.get("WAIT", "120"))


def targets(base, *left_out):
    active = prometheus.targets(base)
    rows, waiting = [], []
    for target in sorted(active, key=lambda t: (t["scrapePool"], t["scrapeUrl"])):
        host = urllib.parse.urlsplit(target["scrapeUrl"]).hostname
        state = "left out" if host in left_out else target["health"]
        rows.append(f"  {state:9} {target['scrapePool']:24} {target['scrapeUrl']}")
        if state not in ("up", "left out"):
            waiting.append(f"{target['scrapeUrl']}: {target['lastError'] or target['health']}")
    up = sum(row.startswith("  up ") for row in rows)
    if not up:
        waiting.append("no target is up")
    return waiting, f"{up} targets are up", rows


def rules(base):
    every = prometheus.rules(base)
    sick = [rule for rule in every if rule["health"] != "ok"]
    waiting = [f"{rule['name']}: {rule.get('lastError') or rule['health']}" for rule in sick]
    if not every:
        waiting.append("no rule is loaded")
    alerts = sum(rule["type"] == "alerting" for rule in every)
    return waiting, f"{len(every)} rules are healthy, {alerts} of them alerts", []


def data(base, *queries):
    empty = [f"'{q}' has no result" for q in queries if not prometheus.query(base, q)]
    return empty, f"{len(queries)} queries have results", []


def alert(base, name, state):
    found = [a["state"] for a in prometheus.alerts(base) if a["labels"]["alertname"] == name]
    now = "firing" if "firing" in found else "pending" if found else "inactive"
    return ([] if now == state else [f"{name} is {now}"]), f"{name} is {state}", []


def calm(base):
    waiting, done, _ = targets(base)
    names = {a["labels"]["alertname"] for a in prometheus.alerts(base) if a["state"] == "firing"}
    return waiting + [f"{name} fires" for name in sorted(names - {"Watchdog"})], done, []


def notified(container, name, status, since):
    log = subprocess.run(["docker", "logs", container], capture_output=True, text=True, check=True)
    for line in log.stdout.splitlines():
        event = json.loads(line)
        body = json.dumps(event["body"])
        resolved = event["body"].get("status") == "resolved" or "resolved" in body.lower()
        if event["time"] >= float(since) and name in body and resolved == (status == "resolved"):
            return [], f"the sink was told that {name} is {status}", []
    return [f"no notification that {name} is {status}"], "", []


def main(arguments):
    look = {f.__name__: f for f in (targets, rules, data, alert, calm, notified)}[arguments[0]]
    started = time.monotonic()
    while True:
        try:
            waiting, done, rows = look(*arguments[1:])
        except OSError as error:
            waiting, rows = [str(error)], []
        elapsed = time.monotonic() - started
        if not waiting or elapsed > LIMIT:
            break
        time.sleep(0.5)
    for row in rows:
        print(row)
    for problem in waiting:
        print(f"  after {elapsed:.0f} s: {problem}")
    if waiting:
        sys.exit(1)
    print(f"  {done} (after {elapsed:.1f} s)")


main(sys.argv[1:])
