#!/usr/bin/env python3
"""scenarios.py EXPECTED PROMETHEUS SINK END: follows the alerts of every scenario from their start
to their end, in a running Prometheus and in what Alertmanager told a sink.

EXPECTED has a line for each scenario: its service, what must fire and be told, and after a `+` what
else may fire that is critical. ALERT@JOB is one of another job, (ALERT) need not be told. SINK is a file with a notification a
line. END is when nothing is wrong any more, in seconds since 1970. Exit status 1: something is
missing, another critical alert fired, or something does not end. WAIT: seconds after END.
"""

import json
import os
import sys
import time

import prometheus

LIMIT = float(os.environ.get("WAIT", "180"))


# What is seen of an alert: by Prometheus, then by the sink.
STEPS = ("fired", "ended", "told", "resolved")


def key(word, service):
    """The job and the name of an alert in EXPECTED."""
    name, _, job = word.strip("()").partition("@")
    return job or service, name


def read_expected(path):
    """Service → alerts that must fire with what must be seen of each, and critical ones that may;
    each with its job."""
    expected = {}
    with open(path) as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                service, *words = line.split()
                cut = words.index("+") if "+" in words else len(words)
                wanted = {key(word, service): STEPS if word[0] != "(" else STEPS[:2]
                          for word in words[:cut]}
                expected[service] = (wanted, {key(w, service) for w in words if w != "+"})
    return expected


class Course:
    """What was seen of one alert: when it fired and ended, and when either was told."""

    def __init__(self):
        self.severity = ""
        self.fired = self.ended = self.told = self.resolved = None

    def words(self, start):
        def at(moment):
            return f"{moment - start:4.0f} s" if moment else "   –  "
        return f"{at(self.fired)} {at(self.told)} {at(self.ended)} {at(self.resolved)}"


def look(base, courses):
    """Adds what Prometheus says now."""
    now = time.time()
    firing = set()
    for alert in prometheus.alerts(base):
        labels = alert["labels"]
        if alert["state"] == "firing":
            pair = labels.get("job", ""), labels["alertname"]
            firing.add(pair)
            course = courses.setdefault(pair, Course())
            course.fired = course.fired or now
            course.ended = None
            course.severity = labels.get("severity", "")
    for pair, course in courses.items():
        if course.fired and pair not in firing:
            course.ended = course.ended or now
    return firing


def listen(path, courses, start):
    """Adds what the sink was told since the start."""
    open_ones = {}
    with open(path) as file:
        for line in file:
            if not line.endswith("\n"):
                break  # the sink is still at it
            event = json.loads(line)
            if event["time"] < start:
                continue
            for alert in event["body"].get("alerts", []):
                labels = alert["labels"]
                pair = labels.get("job", ""), labels["alertname"]
                if alert["status"] == "firing":
                    course = courses.setdefault(pair, Course())
                    course.told = course.told or event["time"]
                    open_ones.setdefault(pair, set()).add(alert["fingerprint"])
                    course.resolved = None
                elif pair in open_ones:
                    open_ones[pair].discard(alert["fingerprint"])
                    if not open_ones[pair]:
                        courses[pair].resolved = event["time"]


def problems(expected, courses):
    """What is not as it should be, once all is over."""
    for service, (wanted, allowed) in expected.items():
        for (job, name), steps in wanted.items():
            course = courses.get((job, name), Course())
            missing = [step for step in steps if not getattr(course, step)]
            if missing:
                yield f"{service}: {name} was not {', '.join(missing)}"
    every = {pair for _, allowed in expected.values() for pair in allowed}
    for (job, name), course in courses.items():
        if course.severity == "critical" and (job, name) not in every:
            yield f"{job}: {name} is critical, and fired"


def main(path, base, sink, end):
    expected = read_expected(path)
    courses, start = {}, time.time()
    while True:
        firing = {pair for pair in look(base, courses) if pair[1] != "Watchdog"}
        listen(sink, courses, start)
        over = time.time() - float(end)
        wrong = list(problems(expected, courses))
        if over > LIMIT or (over > 0 and not wrong and not firing):
            break
        time.sleep(0.5)
    print(f"  {'service':22} {'alert':28} {'severity':9} fired   told  ended  told")
    for (job, name), course in sorted(courses.items()):
        if name != "Watchdog":
            print(f"  {job:22} {name:28} {course.severity:9} {course.words(start)}")
    for line in wrong:
        print(f"  {line}")
    for job, name in sorted(firing):
        print(f"  {job}: {name} fires still")
    sys.exit(1 if wrong or firing else 0)


main(*sys.argv[1:])
