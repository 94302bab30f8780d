/// Names as people say them.
enum TitleWords {
  private static let separators = "_.-/ "
  /// Words that are written in capitals.
  private static let capitals: Set<String> = [
    "ai", "api", "cpu", "db", "dns", "gc", "http", "io", "json", "llm", "sql", "tcp", "tls", "ui",
    "url",
  ]
  /// Ends of metrics' names that type and unit say already.
  private static let silent: Set<String> = ["total", "seconds", "bytes", "ratio"]

  /// `system_overview` as `System overview`, `app.users.active` as `App users active`.
  static func of(_ name: String) -> String { spelt(words(name)) }

  /// A metric's name without its unit: `http_request_duration_seconds` as `HTTP request duration`.
  static func ofMetric(_ name: String) -> String {
    var words = words(name)
    while words.count > 1, let last = words.last, silent.contains(last) { words.removeLast() }
    return spelt(words)
  }

  private static func words(_ name: String) -> [String] {
    name.split { separators.contains($0) }.map(String.init)
  }

  private static func spelt(_ words: [String]) -> String {
    let text = words.map { capitals.contains($0) ? $0.uppercased() : $0 }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
