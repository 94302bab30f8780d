import BelfryPromQL
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let singleSampleRange = CheckRule(
    "promql/single-sample-range", .warning,
    summary: "An average over a range that holds one sample.",
    rationale: """
      A range no longer than the scrape interval holds one sample, or none after a late scrape, \
      so that the function says the same as the bare metric, with gaps.
      """,
    examples: [
      .fails(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            scrape_interval: 30s
            static_configs: [{targets: ["api:8000"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: avg_over_time(queue_length⟦[30s]⟧) > 5

        """),
      .passes(
        """
        --- prometheus.yml
        scrape_configs:
          - job_name: api
            scrape_interval: 30s
            static_configs: [{targets: ["api:8000"]}]
        --- rules.yml
        groups:
          - name: a
            rules:
              - alert: A
                expr: avg_over_time(queue_length[2m]) > 5

        """),
    ],
    needsBundle: true,
    check: .call { call, id, subject, reporter in
      guard let metrics = reporter.workspace.metrics, overSeveral.contains(call.name),
        let argument = call.arguments.last, case .matrix(let matrix) = subject.bare(argument),
        let range = matrix.range.milliseconds, range > 0,
        let jobs = metrics.jobs(of: matrix.selector),
        let job = jobs.min(by: { $0.interval < $1.interval }), range <= job.interval
      else { return }
      reporter.report(
        at: subject.place(Span(matrix.selector.span.end, matrix.span.end)),
        "\(scraped(job, of: jobs)): one sample",
        help: "make the range several intervals long, or leave '\(call.name)' out")
    }
  )
}

/// Functions that put the samples of a range together.
private let overSeveral: Set<String> = [
  "avg_over_time", "min_over_time", "max_over_time", "sum_over_time", "stddev_over_time",
  "stdvar_over_time", "quantile_over_time", "mad_over_time",
]
