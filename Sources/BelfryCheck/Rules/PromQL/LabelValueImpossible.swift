import BelfryCatalogue
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let labelValueImpossible = CheckRule(
    "promql/label-value-impossible", .warning,
    summary: "A matcher that wants a value which no series can have.",
    rationale: """
      Jobs and instances stand in the configuration, and words such as the modes of a processor \
      are known. A matcher for another one lets nothing through.
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
                expr: up{⟦job="nodes"⟧} == 0 or up{⟦instance="localhost:9100"⟧} == 0
              - alert: B
                expr: rate(node_cpu_seconds_total{⟦mode="idel"⟧}[5m]) < 0.1

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: node
            static_configs: [{targets: ["node:9100"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - record: job:up:sum
                expr: sum by (job) (up{job=~"node|api"})
              - alert: B
                expr: job:up:sum{job="api"} < 1 or up{instance=~"node:.*"} == 0

        """),
    ],
    needsBundle: true,
    check: .expression { subject, reporter in
      guard let metrics = reporter.workspace.metrics else { return }
      let absent = subject.absentSelectors
      for selector in subject.selectors where !absent.contains(selector.span) {
        guard let fault = metrics.valueFault(of: selector) else { continue }
        reporter.report(
          at: subject.place(fault.matcher.span), fault.message, help: fault.help,
          fixes: fault.nearest.map { near in
            let matcher = LabelMatcher(fault.matcher.name, .equal, near)
            return subject.fix(
              "write '\(near)'", [(fault.matcher.span, Printer().matcher(matcher))],
              isSafe: false)
          } ?? [])
      }
    }
  )
}

extension MetricIndex {
  /// The matcher of a selector that no series can pass, and why.
  struct ValueFault {
    var matcher: LabelMatcher
    var message: String
    var help: String
    /// The value that was meant, where that is clear.
    var nearest: String?
  }

  /// What no series can pass; nothing where one may.
  func valueFault(of selector: VectorSelector) -> ValueFault? {
    let matchers = selector.matchers.filter { !$0.op.isNegative && $0.refusesEmpty }
    guard isClosed, !matchers.isEmpty, let metric = selector.metric, recorded[metric] == nil,
      !metric.contains(":"), !metric.hasPrefix("ALERTS"), !jobs.isEmpty,
      fault(ofMetric: metric) == nil
    else { return nil }
    for matcher in matchers {
      switch matcher.name {
      case "job" where matcher.op == .equal && !named(matcher.value).isEmpty: continue
      case "job":
        guard let names = missed("job", of: jobs, by: matcher) else { continue }
        return fault(matcher, "no job is called '\(matcher.value)'", names)
      case "instance":
        guard let candidates = jobs(of: selector), !candidates.isEmpty else { continue }
        guard let names = missed("instance", of: candidates, by: matcher), !names.isEmpty else {
          continue
        }
        return fault(matcher, "no target is '\(matcher.value)'", names)
      default:
        guard matcher.op == .equal, !Self.hasVariable(matcher) else { continue }
        let known = series(of: metric).compactMap { $0.metric.label(matcher.name)?.values }
        guard !known.contains(where: { $0.contains(matcher.value) }),
          let near = BelfrySource.nearest(
            to: matcher.value, in: Set(known.flatMap(\.self)).sorted()),
          !exporters(of: metric).isEmpty
        else { continue }
        return ValueFault(
          matcher: matcher, message: "'\(metric)' has no '\(matcher.name)' '\(matcher.value)'",
          help: "did you mean '\(near)'?", nearest: near)
      }
    }
    return nil
  }

  /// All values of a label that series of some jobs can have, where they are known and a matcher
  /// lets none of them through.
  private func missed(
    _ label: String, of jobs: [ScrapeJob], by matcher: LabelMatcher
  ) -> [String]? {
    let passes = Self.test(of: matcher)
    for job in jobs {
      guard let values = job.values(label), !values.contains(where: passes) else { return nil }
    }
    return Set(jobs.flatMap { $0.values(label) ?? [] }).sorted()
  }

  private func fault(_ matcher: LabelMatcher, _ message: String, _ names: [String]) -> ValueFault {
    let near = nearest(to: matcher.value, in: names)
    return ValueFault(
      matcher: matcher, message: message,
      help: near.map { "did you mean '\($0)'?" }
        ?? "there are: \(names.prefix(6).joined(separator: ", "))",
      nearest: matcher.op == .equal ? near : nil)
  }
}
