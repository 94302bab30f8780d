import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let defaultNotExpanded = CheckRule(
    "grafana/default-not-expanded", .error, since: "0.2",
    summary: "A default of a variable, which Grafana's provisioning does not know.",
    rationale: """
      Shells and Compose read '${HOST:-db}' as the variable or its default. Grafana takes all of it \
      for the variable's name, finds none, and goes on with an empty text, whether HOST is set or \
      not.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/administration/provisioning/#use-environment-variables"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - name: A
            type: mysql
            url: "⟦${HOST:-db}⟧:⟦${PORT:-3306}⟧"
            jsonData: {database: "⟦${DB-main}⟧"}

        """),
      .fails(
        """
        apiVersion: 1
        providers: [{name: a, type: file, options: {path: "⟦${FOLDER:-/var/lib/a}⟧"}}]

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - {name: A, type: mysql, url: "${HOST}:$PORT", database: "$${DB:-main}"}
          - {name: B, type: loki, url: "http://${HOST}-a:3100", user: "$__env{USER}"}

        """),
    ],
    check: .files([.grafanaDatasources, .grafanaDashboardProviders]) { file, reporter in
      let roots =
        file.kind == .grafanaDatasources
        ? file.root["datasources"]?.items ?? [] : GrafanaFacts.providers(file.root)
      for node in roots.flatMap({ DashboardWalk.texts($0) }) where node.text.contains("${") {
        let map = node.map
        for (name, span) in defaults(node.text) {
          let whole = String(decoding: Array(node.text.utf8)[span.start..<span.end], as: UTF8.self)
          reporter.report(
            at: map.source(span),
            "'\(whole)' is empty, since Grafana knows no defaults of variables",
            help: "write '${\(name)}', and give Grafana the default in its environment")
        }
      }
    }
  )
}

/// Variables in braces with something behind the name, as `os.Expand` of Go reads a text.
private func defaults(_ text: String) -> [(name: String, span: Span)] {
  let bytes = Array(text.utf8)
  var found: [(String, Span)] = []
  var index = 0
  let last = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
  while index < last {
    guard bytes[index] == UInt8(ascii: "$") else {
      index += 1
      continue
    }
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    guard next == UInt8(ascii: "{"), let close = bytes[index...].firstIndex(of: UInt8(ascii: "}"))
    else {
      // A doubled one stands for itself.
      index += next == UInt8(ascii: "$") ? 2 : 1
      continue
    }
    let inner = bytes[(index + 2)..<close]
    let name = inner.prefix(while: GrafanaVariables.isName)
    let rest = inner.dropFirst(name.count)
    let sign = rest.first == UInt8(ascii: ":") ? rest.dropFirst().first : rest.first
    if let first = name.first, !(0x30...0x39).contains(first), let sign, "-=?+".utf8.contains(sign)
    {
      found.append((String(decoding: name, as: UTF8.self), Span(index, close + 1)))
    }
    index = close + 1
  }
  return found
}
