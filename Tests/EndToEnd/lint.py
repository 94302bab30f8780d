#!/usr/bin/env python3
"""Has belfry lint what runs, and holds what it says against what is known to be so.

lint.py jobs PROMETHEUS                    the jobs with a target that is up, one a line
lint.py job BELFRY EXPECTED PROMETHEUS JOB lints what the job's first target exposes, at its address
lint.py server BELFRY EXPECTED PROMETHEUS  lints the server itself

EXPECTED has a line for each finding that is no defect of ours: a job, a rule, and what the message
holds. Anything else that is found, and every error, makes the exit status 1.
"""

import fnmatch
import json
import subprocess
import sys
import urllib.parse

import prometheus


def targets(base):
    up = [t for t in prometheus.targets(base) if t["health"] == "up"]
    return sorted(up, key=lambda t: t["scrapeUrl"])


def address(url):
    """The URL with the container's address, since its name is known to the containers alone."""
    parts = urllib.parse.urlsplit(url)
    listed = subprocess.run(
        ["docker", "ps", "-q", "--filter", f"label=com.docker.compose.service={parts.hostname}"],
        capture_output=True, text=True, check=True).stdout.split()
    if not listed:
        return url
    networks = json.loads(subprocess.run(
        ["docker", "inspect", "-f", "{{json .NetworkSettings.Networks}}", listed[0]],
        capture_output=True, text=True, check=True).stdout)
    found = sorted(n["IPAddress"] for n in networks.values() if n.get("IPAddress"))
    host = f"{found[0]}:{parts.port}" if found else parts.netloc
    return urllib.parse.urlunsplit(parts._replace(netloc=host))


def expected(path):
    with open(path) as file:
        lines = [line.split(None, 2) for line in file if line.strip() and line[0] != "#"]
    return [(job, rule, words.strip()) for job, rule, words in lines]


def lint(belfry, known, job_of, *arguments):
    run = subprocess.run([belfry, "lint", *arguments, "--format", "json", "--fail-on", "advice"],
                         capture_output=True, text=True)
    if run.returncode not in (0, 1):
        print(f"  belfry ended with {run.returncode}: {run.stderr.strip()}")
        return False
    findings = json.loads(run.stdout)["findings"]
    sound = True
    for finding in findings:
        job, rule, message = job_of(finding), finding["id"], finding["message"]
        fits = any(fnmatch.fnmatch(job, j) and rule == r and words in message
                   for j, r, words in known)
        if finding["severity"] == "error" or not fits:
            sound = False
            print(f"  {job}: {finding['severity']}: {message} [{rule}]")
    print(f"  {len(findings)} findings, {'all of them known' if sound else 'not all known'}")
    return sound


def main(command, *arguments):
    if command == "jobs":
        print("\n".join(sorted({t["scrapePool"] for t in targets(arguments[0])})))
        return True
    belfry, path, base = arguments[:3]
    if command == "server":
        def job_of(finding):
            return finding["file"].rpartition("#job=")[2] if "#job=" in finding["file"] else "server"
        return lint(belfry, expected(path), job_of, "--prometheus", base)
    job = arguments[3]
    url = address(next(t["scrapeUrl"] for t in targets(base) if t["scrapePool"] == job))
    print(f"  {job}: {url}")
    return lint(belfry, expected(path), lambda _: job, url)


sys.exit(0 if main(*sys.argv[1:]) else 1)
