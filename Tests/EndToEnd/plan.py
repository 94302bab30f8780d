#!/usr/bin/env python3
"""plan.py BUNDLE WORK STANDIN...: how a bundle is run here.

Reads the resolved Compose file (WORK/config.json) and writes into WORK: override.yml, which
replaces images and nothing else; application.yml, the networks of the watched application; and
plan.env, variables for the shell. Creates the secrets that the bundle asks for. A STANDIN is
SERVICE=IMAGE; without any, every service runs from its own image.
"""

import json
import os
import re
import secrets
import shlex
import sys
from urllib.parse import urlsplit

SINK = "http://sink:8080/notify"


def runnable(services, standins):
    """The services that have an image, and whose dependencies all do."""
    kept = set(standins or services)
    while True:
        needs = {
            name: [on for on, how in (services[name].get("depends_on") or {}).items()
                   if how.get("required", True)]
            for name in kept
        }
        lost = {name for name in kept if not kept.issuperset(needs[name])}
        if not lost:
            return sorted(kept)
        kept -= lost


def option(service, flag, variable):
    """A setting that a program takes as a flag or from its environment."""
    for word in service.get("command") or []:
        if word.startswith(flag + "="):
            return word.removeprefix(flag + "=")
    return (service.get("environment") or {}).get(variable)


def secret_name(path):
    return os.path.basename(path) if path and path.startswith("/run/secrets/") else None


def source_of(service, target):
    """The secret of the project that a service sees under a name in /run/secrets."""
    for secret in service.get("secrets") or []:
        if os.path.basename(secret.get("target") or secret["source"]) == target:
            return secret["source"]
    return target


def secret_contents(config, bundle):
    """A password for every secret; a URL, or an exporter's map, where a program reads that."""
    contents = {name: secrets.token_hex(16) for name in config.get("secrets") or {}}
    found = {"redis": None, "postgres": None, "role": "postgres", "database": "postgres"}
    with open(os.path.join(bundle, "alertmanager/alertmanager.yml")) as file:
        urls = re.findall(r"url_file:\s*['\"]?/run/secrets/([\w.-]+)", file.read())
    for name in urls:
        contents[source_of(config["services"]["alertmanager"], name)] = SINK
    for service in config["services"].values():
        map_file = secret_name(option(service, "--redis.password-file", "REDIS_PASSWORD_FILE"))
        if map_file:
            address = option(service, "--redis.addr", "REDIS_ADDR")
            found["redis"] = secrets.token_hex(16)
            contents[source_of(service, map_file)] = json.dumps({address: found["redis"]})
        environment = service.get("environment") or {}
        password = secret_name(environment.get("DATA_SOURCE_PASS_FILE"))
        if password:
            found["postgres"] = contents[source_of(service, password)]
            found["role"] = environment["DATA_SOURCE_USER"]
            found["database"] = urlsplit("//" + environment["DATA_SOURCE_URI"]).path.strip("/")
    return contents, found, bool(urls)


def write_secret(path, text):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, 0o444)


def network_names(config, keys):
    return {key: config["networks"][key].get("name", key) for key in keys}


def main(bundle, work, standins):
    with open(os.path.join(work, "config.json")) as file:
        config = json.load(file)
    services = config["services"]
    standins = dict(pair.split("=", 1) for pair in standins)
    kept = runnable(services, standins)
    override = {"services": {n: {"image": standins[n], "pull_policy": "never"} for n in standins}}

    contents, found, has_sink = secret_contents(config, bundle)
    for name, text in contents.items():
        write_secret(config["secrets"][name]["file"], text)
    for name in ("redis", "postgres"):
        write_secret(os.path.join(work, "passwords", name), found[name] or "")

    # The sink stands where Alertmanager can reach it, as a webhook's receiver on the net would.
    joined = network_names(config, services["alertmanager"].get("networks") or {})
    networks = {name: {"name": name, "external": True} for name in joined.values()}
    sink = {"services": {"sink": {"networks": dict.fromkeys(networks)}}, "networks": networks}
    application = network_names(config, services["prometheus"]["networks"]).get("application")
    if not application:
        sys.exit("plan.py: Prometheus is on no network 'application' that services could join")

    for name, document in (("override.yml", override), ("application.yml", sink)):
        with open(os.path.join(work, name), "w") as file:
            json.dump(document, file, indent=2)
    variables = {
        "KEPT": " ".join(kept),
        "LEFT_OUT": " ".join(sorted(set(services) - set(kept))),
        "PROJECT": config["name"],
        "HAS_SINK": "yes" if has_sink else "no",
        "APPLICATION_PROJECT": config["name"] + "-watched",
        "APPLICATION_NETWORK": application,
        "REDIS_PASSWORD_FILE": os.path.join(work, "passwords/redis"),
        "POSTGRES_PASSWORD_FILE": os.path.join(work, "passwords/postgres"),
        "POSTGRES_ROLE": found["role"],
        "POSTGRES_DATABASE": found["database"],
        "MONITORING_USER_SQL": os.path.join(bundle, "postgres/monitoring-user.sql"),
    }
    with open(os.path.join(work, "plan.env"), "w") as file:
        for name, value in variables.items():
            file.write(f"export {name}={shlex.quote(value)}\n")


main(sys.argv[1], sys.argv[2], sys.argv[3:])
