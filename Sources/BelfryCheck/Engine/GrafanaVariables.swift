import BelfrySource
import BelfryYAML

/// Variables of dashboards, in what they are used in.
enum GrafanaVariables {
  /// Variables that Grafana itself has, by their beginning.
  private static let own = ["__", "timeFilter", "interval_ms"]

  /// A variable in a text, with all of its bytes.
  struct Use {
    let name: String
    /// How its value is written, such as `regex`.
    let format: String?
    let span: Span
  }

  /// Whether a byte may stand in the name of a variable.
  static func isName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
  }

  /// Names in a text: `$a`, `${b}`, `${b:regex}` and `[[c]]`; Grafana's own left out.
  static func names(in text: String) -> [String] { uses(in: text).map(\.name) }

  /// Variables in a text; Grafana's own left out.
  static func uses(in text: String) -> [Use] {
    guard text.utf8.contains(where: { $0 == dollar || $0 == bracket }) else { return [] }
    let bytes = Array(text.utf8)
    var found: [Use] = []
    var index = 0
    while index < bytes.count {
      guard let use = use(bytes, at: index) else {
        index += 1
        continue
      }
      index = use.span.end
      guard let first = use.name.utf8.first, !(0x30...0x39).contains(first) else { continue }
      if !own.contains(where: use.name.hasPrefix) { found.append(use) }
    }
    return found
  }

  /// The variable that begins at a byte.
  static func use(_ bytes: [UInt8], at start: Int) -> Use? {
    let isSquare = bytes[start] == bracket
    guard isSquare || bytes[start] == dollar else { return nil }
    let next = start + 1 < bytes.count ? bytes[start + 1] : nil
    let isBare = !isSquare && next != UInt8(ascii: "{")
    guard isBare || !isSquare || next == bracket else { return nil }
    let name = bytes.dropFirst(start + (isBare ? 1 : 2)).prefix(while: isWord)
    guard !name.isEmpty else { return nil }
    let word = String(decoding: name, as: UTF8.self)
    if isBare { return Use(name: word, format: nil, span: Span(start, name.endIndex)) }
    let closing = UInt8(ascii: isSquare ? "]" : "}")
    // Behind the name stands its format, or a field of its value.
    let inner = bytes[name.endIndex...].prefix { $0 != closing }
    let end = inner.endIndex + (isSquare ? 2 : 1)
    let isMeant =
      inner.isEmpty || inner.first == UInt8(ascii: ":")
      || !isSquare && inner.first == UInt8(ascii: ".")
    guard isMeant, end <= bytes.count, bytes[end - 1] == closing else { return nil }
    let format = inner.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
    return Use(name: word, format: format, span: Span(start, end))
  }

  private static let dollar = UInt8(ascii: "$")
  private static let bracket = UInt8(ascii: "[")

  /// Letters, digits and underscores; letters of other alphabets are several bytes.
  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// The variables of a dashboard.
  static func defined(_ root: Node) -> Set<String> {
    Set((root["templating"]?["list"]?.items ?? []).compactMap { $0["name"]?.text })
  }

  /// Those of which several values may be chosen.
  static func multi(_ root: Node) -> Set<String> {
    Set(
      (root["templating"]?["list"]?.items ?? []).filter {
        $0["multi"]?.text == "true" || $0["includeAll"]?.text == "true"
      }.compactMap { $0["name"]?.text })
  }
}
