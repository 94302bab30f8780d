import BelfryYAML

/// Variables of dashboards, in what they are used in.
enum GrafanaVariables {
  /// Variables that Grafana itself has, by their beginning.
  private static let own = ["__", "timeFilter", "interval_ms"]

  /// Names in a text: `$a`, `${b}`, `${b:regex}` and `[[c]]`; Grafana's own left out.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = text.utf8[...]
    while let start = rest.firstIndex(where: { $0 == dollar || $0 == bracket }) {
      let isDollar = rest[start] == dollar
      rest = rest[rest.index(after: start)...]
      if isDollar, rest.first == UInt8(ascii: "{") {
        let name = rest.dropFirst().prefix {
          $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".")
        }
        names.append(String(Substring(name)))
      } else if isDollar {
        names.append(String(Substring(rest.prefix(while: isWord))))
      } else if rest.first == bracket {
        let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: ":") }
        guard rest[name.endIndex...].starts(with: "]]".utf8) else { continue }
        names.append(String(Substring(name)))
      }
    }
    return names.filter { name in
      guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
      return !own.contains(where: name.hasPrefix)
    }
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
