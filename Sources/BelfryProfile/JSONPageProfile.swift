package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A page in JSON, such as a health page, that json_exporter turns into metrics.
package struct JSONPageProfile: SectionModel, Sendable {
  package static var summary: String { "A page in JSON that is read as metrics." }

  package var url: Located<WebURL>?
  package var status: [Located<StatusCode>] = []
  package var states = OrderedMap<Located<JSONPathText>>()
  package var values = OrderedMap<Located<JSONPathText>>()
  package var interval: Located<PrometheusDuration>?
  package var team: Located<LabelText>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "url", &url, "The page.", .required, .example("http://api:8000/monitoring/health"))
    visit.key(
      "status", &status, "Status codes with which the page is read.", .byDefault("2xx"),
      .example("[200, 503]"))
    visit.key(
      "states", &states, "Where words such as 'healthy' stand, by the name of what they judge.",
      .example("{redis: .checks.redis.status}"))
    visit.key(
      "values", &values, "Where numbers stand, by the metric that they become.",
      .example("{app_cpu_percent: .cpu.percent}"))
    visit.key("interval", &interval, "How often it is read.", .byDefault("the profile's"))
    visit.key("team", &team, "Who owns it.", .byDefault("the profile's"))
  }
}

/// A place in JSON: `.checks.redis.status`, with `['…']` for names that are no words and `[0]` for
/// entries of lists (the JSONPath of Kubernetes, which json_exporter speaks).
package struct JSONPathText: TextField {
  package let text: String

  package init?(_ text: String) {
    guard text.utf8.count <= 300, Self.isPath(Array(text.utf8)) else { return nil }
    self.text = text
  }

  /// As json_exporter wants it.
  package var template: String { "{\(text)}" }

  private static func isPath(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let end: Int?
      switch bytes[index] {
      case UInt8(ascii: "."): end = word(bytes, from: index + 1)
      case UInt8(ascii: "["): end = bracket(bytes, from: index + 1)
      default: end = nil
      }
      guard let end else { return false }
      index = end
    }
    return index > 0
  }

  private static func word(_ bytes: [UInt8], from start: Int) -> Int? {
    let length = bytes[start...].prefix { $0.isLetter || $0.isDigit || $0 == 0x5F }.count
    return length > 0 ? start + length : nil
  }

  /// `0]` or `'name']`.
  private static func bracket(_ bytes: [UInt8], from start: Int) -> Int? {
    guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let inner = bytes[start..<close]
    let quote = UInt8(ascii: "'")
    let isName =
      inner.count > 2 && inner.first == quote && inner.last == quote
      && inner.dropFirst().dropLast().allSatisfy {
        $0 >= 0x20 && $0 < 0x7F && $0 != quote && $0 != UInt8(ascii: "\\")
      }
    let isNumber = !inner.isEmpty && inner.count < 8 && inner.allSatisfy(\.isDigit)
    return isName || isNumber ? close + 1 : nil
  }

  package static let pattern = "^(\\.[A-Za-z0-9_]+|\\['[^'\\\\]+'\\]|\\[[0-9]{1,7}\\])+$"
  package static let words = "a place in JSON such as '.checks.redis.status'"
}
