import BelfrySource
import BelfryYAML

extension CheckRule {
  static let templatePattern = CheckRule(
    "alertmanager/template-pattern", .error,
    summary: "An entry of templates that is no pattern.",
    rationale: "Alertmanager cannot read its templates, and does not start.",
    references: ["https://pkg.go.dev/path/filepath#Match"],
    examples: [
      .fails(
        """
        templates: [⟦"["⟧, ⟦"a[b-].tmpl"⟧, ⟦'a\\'⟧]
        route: {receiver: a}
        receivers: [{name: a}]

        """),
      .passes(
        """
        templates: ["*.tmpl", "[a-z]*.tmpl", "[^a]].tmpl", '\\[a.tmpl', "a].tmpl"]
        route: {receiver: a}
        receivers: [{name: a}]

        """),
    ],
    check: .document(.alertmanager) { root, reporter in
      for entry in root["templates"]?.items ?? []
      where entry.kind == .scalar && !isPattern(entry.text) {
        reporter.report(
          at: entry.span, "'\(entry.text)' is no pattern of files",
          help: "close '[' with ']', or write '\\[' where the sign itself is meant")
      }
    }
  )
}

/// Whether Go reads a text as a pattern (`path/filepath`, `Match`).
private func isPattern(_ text: String) -> Bool {
  var rest = Array(text.unicodeScalars)[...]
  /// Takes one sign of a class, escaped or not.
  func takeSign() -> Bool {
    guard let first = rest.popFirst(), first != "-", first != "]" else { return false }
    if first == "\\", rest.popFirst() == nil { return false }
    // A class ends with its bracket.
    return !rest.isEmpty
  }
  while let sign = rest.popFirst() {
    if sign == "\\", rest.popFirst() == nil { return false }
    guard sign == "[" else { continue }
    if rest.first == "^" { rest.removeFirst() }
    var isFirst = true
    while isFirst || rest.first != "]" {
      isFirst = false
      guard takeSign() else { return false }
      if rest.first == "-" {
        rest.removeFirst()
        guard takeSign() else { return false }
      }
    }
    rest.removeFirst()
  }
  return true
}
