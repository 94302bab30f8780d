import BelfrySource
import BelfryTemplate

extension CheckRule {
  static let printfVerb = CheckRule(
    "template/printf-verb", .warning,
    summary: "A format of printf that cannot write the value.",
    rationale: """
      The value is a floating-point number, whole or not: '%d' and '%s' write '%!d(float64=3)', and a '%' \
      alone at the end writes '%!(NOVERB)'.
      """,
    references: ["https://pkg.go.dev/fmt#hdr-Format_errors"],
    examples: [
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: '{{ ⟦$value | printf "%d"⟧ }} are up'
                  description: '{{ ⟦printf "%s has %d" $labels.job $value⟧ }}'

        """),
      .fails(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: '{{ ⟦printf "%.1f%" $value⟧ }}'

        """),
      .passes(
        """
        groups:
          - name: a
            rules:
              - alert: A
                expr: sum by (job) (up) == 0
                annotations:
                  summary: '{{ $value | printf "%.0f" }} and {{ printf "%.1f%%" $value }}'
                  description: '{{ printf "%s has %g" $labels.job $value }}'
                  more: '{{ $value | humanize | printf "%s" }} {{ printf "%s" (humanize $value) }}'

        """),
    ],
    check: .template { subject, reporter in
      for use in subject.reads.values where use.functions.first == "printf" {
        guard use.functions.lazy.filter({ $0 == "printf" }).count == 1, let format = use.format,
          let fault = misprint(format)
        else { continue }
        reporter.report(at: subject.place(use.span), fault.message, help: fault.help)
      }
    }
  )
}

/// What goes wrong where a floating-point number is among what a format writes; nothing where a verb
/// of it takes one.
private func misprint(_ format: String) -> (message: String, help: String)? {
  var rest = Substring(format)
  var first: (text: Substring, verb: Character)?
  var takesNumbers = false
  while let sign = rest.firstIndex(of: "%") {
    let tail = rest[rest.index(after: sign)...].drop { "+-# 0123456789.".contains($0) }
    guard let verb = tail.first else {
      return ("the format ends with a '%' alone", "write '%%'")
    }
    // Which argument is meant, or how wide it is written, is said by others.
    if verb == "*" || verb == "[" { return nil }
    let end = tail.index(after: tail.startIndex)
    if verb != "%" {
      if "vTeEfFgGbxX".contains(verb) { takesNumbers = true }
      first = first ?? (rest[sign..<end], verb)
    }
    rest = rest[end...]
  }
  guard let first, !takesNumbers else { return nil }
  return (
    "'\(first.text)' cannot write the value, a floating-point number",
    first.verb == "d" ? "write '%.0f'" : "write '%v' or '%.2f'"
  )
}
