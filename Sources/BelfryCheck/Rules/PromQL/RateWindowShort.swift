import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let rateWindowShort = CheckRule(
    "promql/rate-window-short", .error,
    summary: "A range that holds fewer samples than its function needs.",
    rationale: """
      rate() and its like need two samples. A range under two scrape intervals often has one, \
      and the result is empty; one under four has no reserve for a single failed scrape.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/querying/functions/#rate"],
    examples: [
      .fails(bundle("15s", "rate(http_requests_total⟦[20s]⟧) > 1")),
      .fails(bundle("15s", "increase(http_requests_total{job=\"api\"}⟦[30s]⟧) > 1")),
      .fails(bundle("1m", "rate(http_requests_total⟦[1m]⟧) > 1")),
      .passes(bundle("15s", "rate(http_requests_total[1m]) > 1")),
      .passes(bundle("15s", "rate(node_cpu_seconds_total[1m]) > 1")),
      .passes(bundle("15s", "avg_over_time(up[20s]) > 1")),
      .passes("expr: rate(http_requests_total[10s]) > 1"),
    ],
    needsBundle: true,
    check: .call { call, id, subject, reporter in
      guard let metrics = reporter.workspace.metrics, pairwise.contains(call.name),
        let first = call.arguments.first, case .matrix(let matrix) = subject.bare(first),
        let range = matrix.range.milliseconds, range > 0,
        let jobs = metrics.jobs(of: matrix.selector),
        let job = jobs.min(by: { $0.interval < $1.interval })
      else { return }
      let wanted = job.interval * 4
      guard range < wanted else { return }
      let isShort = range < job.interval * 2
      let text = durationText(milliseconds: wanted)
      let who = scraped(job, of: jobs)
      let fixes =
        subject.role == .recording
        ? [] : subject.fix("write '\(text)'", [(matrix.range.span, text)])
      reporter.report(
        at: subject.place(Span(matrix.selector.span.end, matrix.span.end)),
        "\(who): this range holds "
          + (isShort ? "too few samples" : "few samples"),
        help: "make it \(text) or more", fixes: fixes, as: isShort ? .error : .advice)
    }
  )

  /// A job every so often, and an alert on it.
  private static func bundle(_ interval: String, _ expression: String) -> String {
    """
    --- prometheus.yml
    scrape_configs:
      - job_name: api
        scrape_interval: \(interval)
        static_configs: [{targets: ["api:8000"]}]
    --- rules.yml
    groups:
      - name: a
        rules:
          - alert: A
            expr: \(expression)

    """
  }
}

/// How often a job is scraped; where others are as often, it is not said which one it is.
func scraped(_ job: ScrapeJob, of jobs: [ScrapeJob]) -> String {
  let isAlone = jobs.count { $0.interval == job.interval } == 1
  return (isAlone ? "'\(job.name)' is" : "targets are")
    + " scraped every \(durationText(milliseconds: job.interval))"
}

/// Functions that look at how samples of a range differ.
private let pairwise: Set<String> = [
  "rate", "irate", "increase", "delta", "idelta", "deriv", "predict_linear", "changes", "resets",
  "double_exponential_smoothing", "holt_winters",
]
