#!/usr/bin/env python3
"""estimate.py BELFRY PROFILE PROMETHEUS: what `belfry estimate` says beside what is really served.

Asks the running Prometheus how many CPUs, interfaces, tables and the like there are, gives these to
the estimate, and compares the samples of one scrape, job by job. Jobs that are down are left out.
The exit status is 1 when a job lies more than a fifth away.
"""

import json
import subprocess
import sys

from prometheus import query

# What decides how many series there are, and how to count it.
SIZES = {
    "cpus": 'count(count by (cpu) (node_cpu_seconds_total))',
    "interfaces": 'count(count by (device) (node_network_up))',
    "disks": 'count(count by (device) (node_disk_io_now))',
    "filesystems": 'count(node_filesystem_size_bytes)',
    "containers": 'count(count by (name) (container_last_seen))',
    "redis.commands": 'count(redis_commands_total)',
    "redis.databases": 'count(redis_db_keys)',
    "postgres.databases": 'count(pg_database_size_bytes)',
    "postgres.tables": 'count(count by (relname) (pg_stat_user_tables_n_live_tup)) or vector(0)',
    "postgres.roles": 'count(pg_roles_connection_limit)',
}
TOLERANCE = 0.2


def by_job(base, metric):
    """Values of a metric of every target that is up, the targets of a job together."""
    values = {}
    for series in query(base, f"{metric} and up == 1"):
        job = series["metric"]["job"]
        values[job] = values.get(job, 0) + float(series["value"][1])
    return values


def main(belfry, profile, base):
    options = []
    for size, expression in SIZES.items():
        found = query(base, expression)
        if found:
            options += ["--expect", f"{size}={int(float(found[0]['value'][1]))}"]
    text = subprocess.run(
        [belfry, "estimate", profile, "--format", "json", *options],
        check=False, stdout=subprocess.PIPE, text=True).stdout
    estimated = {job["job"]: job for job in json.loads(text)["jobs"]}
    served = by_job(base, "scrape_samples_post_metric_relabeling")
    print(f"  with {' '.join(options[1::2])}")
    print(f"  {'job':24} {'estimated':>9} {'served':>9}  off by")
    far = []
    for job, real in sorted(served.items(), key=lambda pair: -pair[1]):
        count = estimated[job]["samples_per_scrape"] * estimated[job]["targets"]
        share = count / real - 1 if real else 1.0
        print(f"  {job:24} {count:9} {real:9.0f}  {share:+.1%}")
        if abs(share) > TOLERANCE:
            far.append(job)
    if not served:
        far.append("no job is up")
    if far:
        print(f"  more than {TOLERANCE:.0%} away: {', '.join(far)}")
    return 1 if far else 0


sys.exit(main(*sys.argv[1:4]))
