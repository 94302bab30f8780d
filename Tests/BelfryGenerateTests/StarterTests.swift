import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML
import Foundation
import Testing

@testable import BelfryGenerate

@Suite("Profiles begun from Compose projects")
struct StarterTests {
  private static let shop = #"""
    services:
      api:
        build: .
        ports: ["${API_PORT:-8000}:8000", "9000:9000/udp"]
        deploy: {replicas: 3}
        healthcheck: {test: ["CMD", "curl", "-f", "http://localhost:8000/health?full=1"]}
        depends_on: {migrate: {condition: service_completed_successfully}}
        networks: [backend]
      web:
        image: ghcr.io/acme/web:1.2@sha256:0123
        ports: ["${WEB_PORT}:3000"]
        labels: ["prometheus.io/path=/stats"]
        healthcheck: {test: "wget -q http://127.0.0.1/ready || exit 1"}
        networks: [backend, front]
      worker: {build: ., networks: [backend]}
      mailer: {image: acme/mailer, expose: ["9102"], networks: [front]}
      migrate: {build: .}
      db:
        image: docker.io/bitnami/postgresql:16
        environment: {POSTGRES_DB: orders, POSTGRES_PASSWORD: hunter2}
        networks: [backend]
      redis: {image: redis:7-alpine, networks: [backend]}
      grafana: {image: grafana/grafana:11}
      redis-exporter: {image: oliver006/redis_exporter}
      tool: {image: acme/tool, profiles: [debug]}
      proxy: {image: acme/proxy, network_mode: host}
    networks:
      backend: {name: "shop-net"}
      front:

    """#

  private func system(_ text: String, project: String = "shop") throws -> FoundSystem {
    let loaded = loadCompose(
      files: ["docker-compose.yml"], options: ComposeOptions(unset: .kept)
    ) { $0 == "docker-compose.yml" ? Array(text.utf8) : nil }
    return FoundSystem(loaded.project, project: project, PlannedProfile.catalogue)
  }

  @Test("What is built here is known by its name, and a store's port has no metrics")
  func built() throws {
    let found = try system(
      """
      services:
        elasticsearch: {build: ./elastic, ports: ["9200:9200", "9300:9300"]}
        logstash: {build: ./logstash, ports: ["5044:5044"]}
        pg: {build: ./pg, ports: ["5432:5432"]}
        search: {image: acme/search, ports: ["9200:9200", "9102:9102"]}
        exporter: {build: ./exporter, ports: ["9101:9101"]}

      """)
    #expect(found.dependencies.map(\.pack) == ["elasticsearch"])
    #expect(found.skipped.map(\.name) == ["logstash"])
    #expect(found.services.map(\.name) == ["pg", "search", "exporter"])
    #expect(found.services.map(\.port) == [nil, 9102, 9101])
  }

  @Test("Services, dependencies, pages and the network are found; the rest is named with a reason")
  func found() throws {
    let found = try system(Self.shop)
    #expect(found.services.map(\.name) == ["api", "web", "worker", "mailer"])
    #expect(found.services.map(\.port) == [8000, 3000, nil, 9102])
    #expect(found.services.map(\.path) == ["/metrics", "/stats", "/metrics", "/metrics"])
    #expect(found.services.map(\.replicas) == [3, 1, 1, 1])
    #expect(found.dependencies.map(\.name) == ["db", "redis"])
    #expect(found.dependencies.map(\.pack) == ["postgres", "redis"])
    #expect(found.dependencies.map(\.database) == ["orders", nil])
    #expect(
      found.pages.map(\.url) == ["http://api:8000/health?full=1", "http://web:3000/ready"])
    #expect(found.network == "shop-net")
    #expect(found.elsewhere == ["mailer"])
    #expect(
      found.skipped.map(\.name) == ["migrate", "grafana", "redis-exporter", "tool", "proxy"])
  }

  @Test("The profile is planned as it stands, and the bundle has nothing to find")
  func profile() throws {
    let text = StarterProfile(try system(Self.shop), project: "shop", source: "x.yml").text
    #expect(!text.contains("hunter2"))
    let made = MadeStack(text, head: "")
    #expect(made.found.map(\.message) == [])
    #expect(made.findings() == [])
    let compose = made.yaml("docker-compose.yml")
    #expect(compose?.at("networks", "application", "name")?.text == "shop-net")
    #expect(compose?.at("networks", "application", "external")?.text == "true")
    #expect(made.service("redis-exporter") != nil && made.service("db-exporter") != nil)
    let jobs = made.yaml("prometheus/prometheus.yml")?["scrape_configs"]?.items ?? []
    let names = Set(jobs.compactMap { $0["job_name"]?.text })
    #expect(names.isSuperset(of: ["api", "web", "mailer", "db", "redis"]))
    #expect(!names.contains("worker"))
  }

  @Test(
    "Names of networks as Compose gives them",
    arguments: [
      ("services: {a: {image: x}}", "p_default"),
      ("services: {a: {image: x, networks: [n]}}\nnetworks: {n: }", "p_n"),
      ("services: {a: {image: x, networks: [n]}}\nnetworks: {n: {external: true}}", "n"),
      (
        "services: {a: {image: x, networks: [n]}}\nnetworks: {n: {external: true, name: m}}", "m"
      ),
    ])
  func networks(_ text: String, _ name: String) throws {
    #expect(try system(text, project: "p").network == name)
  }

  @Test(
    "Names of projects",
    arguments: [
      ("Shop_2 prod", "shop-2-prod"), ("42nd", "nd"), ("--", nil), ("", nil),
      ("aé b", "a-b"),
      (String(repeating: "ab-", count: 20), "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a"),
    ])
  func projects(_ text: String, _ name: String?) {
    #expect(StarterProfile.name(from: text) == name)
  }

  @Test("Projects of all kinds give a profile that is one")
  func any() throws {
    let odd = [
      "services: {}", "services: {x: {}}", "services: {\"a.b_c\": {image: \"${I}\"}}",
      "services: {redis: {image: redis, ports: [{target: 1}]}}",
      "services: {node: {image: node:20, ports: [3000]}, prometheus: {build: .}}",
      "services: {a: {image: x, expose: [\"1-5\"], scale: 2, healthcheck: {disable: true}}}",
      "services: {a: {image: x, healthcheck: {test: 'curl http://localhost:${P}/x'}}}",
      "services: {db: {image: mysql, environment: [MYSQL_DATABASE]}}",
    ]
    for text in odd {
      let profile = StarterProfile(try system(text), project: "p", source: "c.yml").text
      let planned = PlannedProfile(profile)
      #expect(planned.plan != nil, "\(text): \(planned.messages)\n\(profile)")
    }
  }
}
