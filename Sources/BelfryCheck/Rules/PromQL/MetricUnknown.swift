import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let metricUnknown = CheckRule(
    "promql/metric-unknown", .warning,
    summary: "A metric that nobody in the bundle has.",
    rationale: """
      A query for it is empty and an alert on it never fires. What exporters have is known from \
      real scrapes; what an application serves is not, and its names are left alone.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦node_memory_MemAvailable⟧ / node_memory_MemTotal_bytes < 0.1

        """),
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: ⟦node_cpu_usage_percent⟧ > 90
              - alert: B
                expr: ⟦job:errors:rate5m⟧ > 1
              - alert: C
                expr: ⟦redis_up⟧ == 0

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
          - job_name: shop
            static_configs: [{targets: ["10.0.0.7:8000"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - record: job:errors:rate5m
                expr: sum by (job) (rate(shop_errors_total[5m]))
              - alert: A
                expr: job:errors:rate5m > 1 or node_hwmon_temp_celsius > 80 or redis_up == 0

        """),
    ],
    needsBundle: true,
    check: .expression { subject, reporter in
      guard let metrics = reporter.workspace.metrics else { return }
      let absent = subject.absentSelectors
      for selector in subject.selectors where !absent.contains(selector.span) {
        guard let name = selector.metric, let fault = metrics.fault(ofMetric: name) else {
          continue
        }
        let span = selector.name == nil ? selector.span : selector.nameSpan
        reporter.report(
          at: subject.place(span), fault.message, help: fault.help,
          fixes: selector.name == nil
            ? []
            : fault.nearest.map { subject.fix("write '\($0)'", [(span, $0)], isSafe: false) } ?? [])
      }
    }
  )
}

extension ExpressionSubject {
  /// Places of the selectors that stand directly inside of absent() and its like.
  var absentSelectors: Set<Span> {
    var spans: Set<Span> = []
    for case .call(let call) in tree.nodes where call.name.hasPrefix("absent") {
      for argument in call.arguments {
        if let selector = scraped(argument) { spans.insert(selector.span) }
      }
    }
    return spans
  }
}
