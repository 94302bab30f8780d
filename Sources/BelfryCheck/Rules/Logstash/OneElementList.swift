import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let oneElementList = CheckRule(
    "logstash/one-element-list", .warning,
    summary: "A condition asks for a list of one text.",
    rationale: """
      Logstash reads a text alone between brackets as the name of a field: 'in' never holds, 'not in' always.
      """,
    references: ["https://github.com/elastic/logstash/issues/9932"],
    examples: [
      .fails(
        """
        input { stdin { } }
        filter {
          if [type] in ⟦["apache"]⟧ { drop { } }
        }
        output { stdout { } }

        """),
      .passes(
        """
        input { stdin { } }
        filter {
          if [type] in ["apache", "nginx"] or "apache" in [tags] or [type] in [allowed] { drop { } }
        }
        output { stdout { } }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        let branches = file.pipeline.sections.flatMap { $0.body.flatMap(\.branches) }
        for condition in branches.flatMap(\.arms).compactMap(\.condition) {
          for (isIn, list) in condition.quotedFields {
            reporter.report(
              at: list,
              "this is the name of a field, so that it \(isIn ? "never" : "always") holds",
              help: "use '\(isIn ? "==" : "!=")', or a list of two", in: file.path)
          }
        }
      }
    }
  )
}

extension LogstashCondition {
  /// Fields with a quoted name behind `in` (true) and `not in` (false).
  fileprivate var quotedFields: [(isIn: Bool, span: Span)] {
    switch self {
    case .both(let left, _, let right): return left.quotedFields + right.quotedFields
    case .not(let inner, _): return inner.quotedFields
    case .truth: return []
    case .comparison(_, let comparison, let right, _):
      guard comparison == .contained || comparison == .absent,
        case .field(let names) = right.content, names.count == 1, names[0].isQuoted
      else { return [] }
      return [(comparison == .contained, right.span)]
    }
  }
}

extension String {
  /// Whether it begins and ends with the same quote.
  fileprivate var isQuoted: Bool {
    utf8.count > 1 && utf8.first == utf8.last && (hasPrefix("\"") || hasPrefix("'"))
  }
}
