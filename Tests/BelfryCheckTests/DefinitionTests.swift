import BelfrySource
import Testing

@testable import BelfryCheck

@Suite("Metrics that are defined before they are served")
struct DefinitionTests {
  /// Findings in a profile with these metrics, as `id message`, and the text that each stands at.
  func lint(_ metrics: String, _ more: String = "", only: Set<String> = []) -> [(
    id: String, message: String, help: String, at: String, severity: Severity
  )] {
    let text =
      "project: shop\nservices:\n  api:\n    metrics: api:8000\n    own_metrics:\n\(metrics)\n\(more)"
    let file = SourceFile(path: "belfry.yaml", text: text)
    let found = DefinitionLint.check(file, CheckOptions(only: only))?.found ?? []
    return found.map { finding in
      let span = finding.span ?? Span(at: 0)
      return (
        finding.id, finding.message, finding.help ?? "",
        String(decoding: file.bytes[span.start..<span.end], as: UTF8.self), finding.severity
      )
    }
  }

  static let documents: [(name: String, metrics: String, labels: [String])] = [
    (
      "003, owner_id",
      """
            memory_documents_total: {type: counter, labels: {owner_id: "...", document_type: "..."}}
            memory_search_duration_seconds: {type: histogram, labels: [owner_id, search_type]}
            memory_db_pool_size: {labels: {status: [active, idle, total]}}
            memory_embeddings_generated_total: {type: counter, labels: [provider, model]}
      """, ["owner_id"]
    ),
    (
      "000, bad",
      "      request_duration: {labels: {user_id: {from: user_id}, message: {from: message}}}",
      ["user_id", "message"]
    ),
    (
      "000, bad, by name alone", "      request_duration: {labels: [user_id, message]}",
      ["user_id", "message"]
    ),
    (
      "000, good",
      "      request_duration: {labels: {endpoint: [/webhook], status_code: [\"200\"], cache_hit: [\"true\"]}}",
      []
    ),
    (
      "001, the path of the request",
      """
            http_requests_total:
              type: counter
              labels:
                method: {from: request.method}
                endpoint: {from: request.url.path}
                status_code: {from: response.status_code}
      """, ["endpoint"]
    ),
    (
      "001, names alone",
      """
            http_requests_total: {type: counter, labels: [method, endpoint, status_code]}
            tool_executions_total: {type: counter, labels: [tool_name, status]}
            cache_hit_rate: {labels: [cache_type]}
      """, ["endpoint"]
    ),
    ("a number is believed", "      a_b: {labels: {user_id: 12, endpoint: 30}}", []),
  ]

  @Test("Labels of the documents that never end, and those that do", arguments: documents)
  func ends(_ sample: (name: String, metrics: String, labels: [String])) {
    let found = lint(sample.metrics, only: ["cardinality/unbounded-label"])
    #expect(found.map(\.at) == sample.labels)
    for finding in found {
      #expect(finding.help.contains("metric_relabel_configs: [{source_labels: [__name__]"))
      #expect(finding.help.contains("Write "))
    }
  }

  @Test("A source that tells is a warning, a name alone advice")
  func weights() {
    let sure = lint("      a_b: {labels: {x: {from: request.url.path}}}", only: ["cardinality"])
    #expect(sure.map(\.severity) == [.warning])
    #expect(sure.first?.message == "the label 'x' of 'a_b' has no end: it is 'request.url.path'")
    #expect(sure.first?.help.contains("'/users/:id'") == true)
    let name = lint("      a_b: {labels: [user_id]}", only: ["cardinality"])
    #expect(name.map(\.severity) == [.advice])
  }

  @Test("Budgets of the profile, and what is over them")
  func budgets() {
    let metrics = """
            a_wide: {labels: {x: 101}}
            a_large: {labels: {x: 40, y: 30}}
            a_seconds: {type: histogram, labels: {x: 99}}
            a_few: {labels: {x: 90, y: 90}, sets: 200}
      """
    let found = lint(metrics, only: ["cardinality"])
    #expect(
      found.map { "\($0.id) \($0.at)" } == [
        "cardinality/label-over-budget x", "cardinality/metric-over-budget a_large",
        "cardinality/histogram-explosion a_seconds",
      ])
    let wide = "budgets: {label_values: 500, metric: 5000}\n"
    #expect(lint(metrics, wide, only: ["cardinality"]).isEmpty)
    let jobs = lint(metrics, wide + "  ", only: ["cardinality"])
    #expect(jobs.isEmpty)
    let job = lint(metrics, "budgets: {label_values: 500, metric: 5000, job: 900}\n")
    #expect(job.contains { $0.id == "cardinality/job-over-budget" })
  }

  @Test("Names are judged where they are declared, help and type with them")
  func namesJudged() {
    let found = lint(
      """
            api_orders: {type: counter, help: Orders.}
            api_waitTime: {help: x, labels: [api_instance, job]}
            api_queue: {}
      """, only: ["metrics"])
    let places = Set(found.map { "\($0.id) \($0.at)" })
    #expect(places.contains("metrics/counter-without-total api_orders"))
    #expect(places.contains("metrics/camel-case api_waitTime"))
    #expect(places.contains("metrics/no-help api_queue"))
    #expect(places.contains("metrics/label-shadows-target-label job"))
    #expect(!places.contains("metrics/no-help api_orders"))
    #expect(found.first { $0.id == "metrics/no-help" }?.help == "Say it under 'help'.")
  }

  @Test("A dotted name is judged as Prometheus has it")
  func dots() {
    let found = lint("      shop.orders.paid: {type: counter, help: x}", only: ["metrics"])
    #expect(found.isEmpty, "\(found)")
  }

  @Test("A comment allows a finding")
  func allowed() {
    let found = lint(
      """
            # belfry:allow cardinality/unbounded-label because there are ten users
            shop_visits: {help: x, labels: [user_id]}
      """)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("A pack's table is judged, other files are not")
  func tables() {
    let table = SourceFile(
      path: "metrics.yaml",
      text: """
        source: docs
        metrics:
          own_jobs:
            type: counter
            help: Jobs.
            labels: {worker: 300}
          own_size_bytes: {type: histogram, help: x, labels: {a: 90}, buckets: 20}
        """)
    let ids = DefinitionLint.check(table)?.found.map(\.id) ?? []
    #expect(ids.contains("metrics/counter-without-total"))
    #expect(ids.contains("cardinality/label-over-budget"))
    #expect(ids.contains("cardinality/histogram-explosion"))
    #expect(DefinitionLint.check(SourceFile(path: "a.yaml", text: "groups: []\n")) == nil)
    #expect(DefinitionLint.check(SourceFile(path: "a.yaml", text: "- 1\n")) == nil)
    let broken = SourceFile(path: "b.yaml", text: "project: shop\nservicez: {}\n")
    #expect(DefinitionLint.check(broken)?.found.isEmpty == false)
  }

  @Test("What the profile declares is known to the rules beside it")
  func bundle() {
    func ids(_ expression: String, _ declared: String) -> [String] {
      let files = [
        SourceFile(
          path: "prometheus/prometheus.yml",
          text: """
            rule_files: [rules.yml]
            scrape_configs:
              - job_name: api
                static_configs: [{targets: ["api:8000"]}]
            """),
        SourceFile(
          path: "prometheus/rules.yml",
          text: """
            groups:
              - name: a
                rules:
                  - alert: A
                    expr: \(expression)
            """),
        SourceFile(path: "docker-compose.yml", text: "services: {api: {build: .}}\n"),
        SourceFile(
          path: "belfry.yaml",
          text:
            "project: shop\nservices:\n  api:\n    metrics: api:8000\n    own_metrics: {\(declared)}\n"
        ),
      ]
      let options = CheckOptions(only: ["promql"], ignored: ["promql/formatting"])
      return FileChecker.check(files, options, paths: Set(files.map(\.path)))
        .flatMap(\.diagnostics).map(\.id)
    }
    let orders = "shop_orders_total: {type: counter, labels: {state: [new, paid]}}"
    let rate = "rate(shop_orders_total{state=\"paid\"}[5m]) > 1"
    #expect(ids(rate, orders).isEmpty)
    #expect(ids("rate(shop_orders_totl[5m]) > 1", orders) == ["promql/metric-unknown"])
    #expect(ids("rate(shop_orders_totl[5m]) > 1", "").isEmpty)
    #expect(
      ids("rate(shop_orders_total{stat=\"paid\"}[5m]) > 1", orders) == ["promql/label-unknown"])
    #expect(ids("rate(shop_carts_total[5m]) > 1", orders).isEmpty)
    let gauge = "shop_queue_length: {}"
    #expect(ids("rate(shop_queue_length[5m]) > 1", gauge) == ["promql/rate-of-gauge"])
  }
}
