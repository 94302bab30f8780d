import BelfryExposition
import BelfrySource

extension CheckRule {
  static let camelCase = CheckRule(
    "metrics/camel-case", .advice,
    summary: "A name in camelCase.",
    rationale: """
      Names of metrics and labels are in snake_case; a query over two services should not have \
      to know which of them writes otherwise.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/",
      "https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/testutil/promlint",
    ],
    examples: [
      .fails(
        """
        # TYPE ⟦requestDuration_seconds⟧ gauge
        requestDuration_seconds 1

        """),
      .fails(
        """
        # TYPE jobs gauge
        jobs{⟦queueName⟧="a"} 1

        """),
      .passes(
        """
        # TYPE jobs_HTTP gauge
        jobs_HTTP{queue="a"} 1

        """),
    ],
    check: .metricFamily { family, _, reporter in
      if isCamel(family.name) {
        reporter.report(
          at: family.place.span, "'\(family.name)' is written in camelCase",
          help: "Write it in snake_case: '\(snake(family.name))'.")
      }
      for label in family.labels where isCamel(label.name) {
        reporter.report(
          at: label.place.span, "the label '\(label.name)' of '\(family.name)' is in camelCase",
          help: "Write it in snake_case: '\(snake(label.name))'.")
      }
    }
  )

  private static func isCamel(_ name: String) -> Bool {
    zip(name.utf8, name.utf8.dropFirst()).contains {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($1)
    }
  }

  private static func snake(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, let last = result.last, last.isLowercase { result += "_" }
      result += character.lowercased()
    }
    return result
  }
}
