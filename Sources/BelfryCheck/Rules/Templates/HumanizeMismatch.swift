import BelfryPromQL
import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let humanizeMismatch = CheckRule(
    "template/humanize-mismatch", .warning,
    summary: "A value is written in a unit that it has not.",
    rationale: "A percentage times a hundred, or bytes as a time, mislead whoever reads the alert.",
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: 100 * a_bytes / b_bytes > 90
                annotations:
                  summary: "{{ ⟦$value | humanizePercentage⟧ }}"

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes > 90
                annotations:
                  summary: "{{ ⟦$value | humanizeDuration⟧ }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_seconds > 90
                annotations:
                  summary: "{{ $value | humanizeDuration }}"

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: a_bytes > 90
                annotations:
                  summary: "{{ $value | humanize1024 }}"

        """),
    ],
    check: .template { subject, reporter in
      guard let unit = valueUnit(subject) else { return }
      for use in subject.reads.values {
        let misfit: String?
        switch use.functions.last {
        case "humanizePercentage":
          misfit = [.percent, .bytes, .seconds].contains(unit) ? "a percentage of a ratio" : nil
        case "humanizeDuration":
          misfit = [.bytes, .ratio, .percent].contains(unit) ? "a time" : nil
        case "humanizeTimestamp": misfit = unit == .seconds ? "an instant" : nil
        case "humanize1024": misfit = unit == .seconds ? "a size" : nil
        default: misfit = nil
        }
        guard let misfit else { continue }
        reporter.report(
          at: subject.place(use.span), "the value is in \(unit.text), written as \(misfit)",
          help: "choose the function for \(unit.text)")
      }
    }
  )
}

/// The unit of the values that an alert fires with, where all results have the same.
func valueUnit(_ subject: TemplateSubject) -> ValueUnit? {
  let units = Set((subject.rule.expression?.analysis.results ?? []).map(\.value.unit))
  return units.count == 1 ? units.first ?? nil : nil
}
