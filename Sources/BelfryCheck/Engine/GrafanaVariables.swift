import BelfryYAML

/// Variables of dashboards, in what they are used in.
enum GrafanaVariables {
  /// Variables that Grafana itself has, by their beginning.
  private static let own = ["__", "timeFilter", "interval_ms"]

  /// Names in a text: `$a`, `${b}`, `${b:regex}` and `[[c]]`; Grafana's own left out.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(where: { $0 == "$" || $0 == "[" }) {
      let isDollar = rest[start] == "$"
      rest = rest[rest.index(after: start)...]
      if isDollar, rest.first == "{" {
        names.append(String(rest.dropFirst().prefix { $0 != "}" && $0 != ":" && $0 != "." }))
      } else if isDollar {
        names.append(String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
      } else if rest.first == "[" {
        let name = rest.dropFirst().prefix { $0 != "]" && $0 != ":" }
        guard rest.dropFirst(1 + name.count).hasPrefix("]]") else { continue }
        names.append(String(name))
      }
    }
    return names.filter { name in
      !name.isEmpty && name.first?.isNumber == false && !own.contains(where: name.hasPrefix)
    }
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
