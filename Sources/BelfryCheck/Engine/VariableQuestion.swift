/// What a variable of a dashboard asks of Prometheus (Grafana's Prometheus datasource, query variables).
struct VariableQuestion: Sendable {
  /// What is asked.
  enum Kind: Sendable {
    /// Labels of series: `label_values(series, label)`, `label_names(series)` or series themselves.
    case series
    /// Names of metrics: `metrics(pattern)`.
    case pattern
    /// Values of an expression: `query_result(expression)`.
    case result
    /// Something that there is not, by its name.
    case unknown(String)
  }

  let kind: Kind
  /// The series, pattern or expression.
  let text: String
  /// Bytes before it.
  let offset: Int
  /// Whether only Prometheus is asked in this form.
  let isCertain: Bool

  /// Reads a question; nothing where it is empty.
  init?(_ text: String) {
    let lead = text.prefix { $0.isWhitespace }.utf8.count
    let body = text.dropFirst(text.prefix { $0.isWhitespace }.count)
    guard !body.isEmpty else { return nil }
    let name = body.prefix { $0.isLetter || $0 == "_" }
    let rest = body.dropFirst(name.count)
    var end = rest
    while end.last?.isWhitespace == true { end.removeLast() }
    guard rest.first == "(", end.last == ")", !name.isEmpty else {
      (kind, self.text, offset, isCertain) = (.series, String(body), lead, false)
      return
    }
    let inner = end.dropFirst().dropLast()
    let before = lead + name.utf8.count + 1
    switch name {
    case "label_values":
      self.text = Self.series(inner)
      (kind, offset, isCertain) = (.series, before, true)
    case "label_names":
      (kind, self.text, offset, isCertain) = (.series, String(inner), before, true)
    case "metrics": (kind, self.text, offset, isCertain) = (.pattern, String(inner), before, true)
    case "query_result":
      (kind, self.text, offset, isCertain) = (.result, String(inner), before, true)
    default:
      let asked = String(name)
      (kind, self.text, offset, isCertain) = (.unknown(asked), String(body), lead, false)
    }
  }

  /// What stands before the label, which follows the last comma; nothing where a label stands alone.
  private static func series(_ inner: Substring) -> String {
    guard let comma = inner.lastIndex(of: ",") else { return "" }
    return String(inner[..<comma])
  }
}
