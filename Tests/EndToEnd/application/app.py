"""The application of seed document 001, as its monitoring sees it: its metrics, under some load."""

import random
import time

from prometheus_client import Counter, Gauge, Histogram, start_http_server

REQUESTS = Counter("http_requests", "Total HTTP requests", ["method", "endpoint", "status_code"])
DURATION = Histogram(
    "http_request_duration_seconds", "HTTP request duration", ["method", "endpoint"]
)
CONNECTIONS = Gauge("active_connections", "Active connections")
TOOLS = Counter("tool_executions", "Total tool executions", ["tool_name", "status"])
TOOL_DURATION = Histogram(
    "tool_execution_duration_seconds", "Tool execution duration", ["tool_name"]
)
HIT_RATE = Gauge("cache_hit_rate", "Cache hit rate", ["cache_type"])

ROUTES = [("GET", "/health"), ("POST", "/api/v1/chat"), ("GET", "/api/v1/conversations/{id}")]
TOOL_NAMES = ["web_search", "calculator", "code_interpreter"]
CACHES = ["response", "embedding"]


def request():
    method, endpoint = random.choice(ROUTES)
    status = random.choices(["200", "404", "500"], weights=[96, 3, 1])[0]
    REQUESTS.labels(method, endpoint, status).inc()
    DURATION.labels(method, endpoint).observe(random.lognormvariate(-2.5, 0.6))


def tool():
    name = random.choice(TOOL_NAMES)
    TOOLS.labels(name, random.choices(["success", "error"], weights=[98, 2])[0]).inc()
    TOOL_DURATION.labels(name).observe(random.lognormvariate(-1, 0.5))


def main():
    for name in TOOL_NAMES:
        for status in ("success", "error"):
            TOOLS.labels(name, status)
    start_http_server(8000)
    while True:
        for _ in range(random.randint(1, 5)):
            request()
        if random.random() < 0.5:
            tool()
        CONNECTIONS.set(random.randint(5, 40))
        for cache in CACHES:
            HIT_RATE.labels(cache).set(random.uniform(0.7, 0.95))
        time.sleep(0.1)


main()
