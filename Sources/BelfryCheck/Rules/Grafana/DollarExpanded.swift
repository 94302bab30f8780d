import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dollarExpanded = CheckRule(
    "grafana/dollar-expanded", .warning,
    summary: "A $ that Grafana takes for a variable of its environment.",
    rationale: """
      In provisioned datasources and labels of rules $name and ${name} are replaced before anything \
      else reads them: a link loses its value, a password a part, a label what it is made of. \
      Annotations and queries of rules are left as they are.
      """,
    references: [
      "https://grafana.com/docs/grafana/latest/administration/provisioning/#use-environment-variables"
    ],
    examples: [
      .fails(
        """
        apiVersion: 1
        datasources:
          - name: Loki
            type: loki
            jsonData:
              derivedFields:
                - {name: trace, matcherRegex: "id=(\\\\w+)", datasourceUid: t, url: "⟦${__value.raw}⟧"}

        """),
      .fails(
        """
        apiVersion: 1
        datasources:
          - {name: A, type: mysql, secureJsonData: {password: "pa⟦$word⟧"}}

        """),
      .fails(
        """
        apiVersion: 1
        groups:
          - name: a
            folder: A
            interval: 1m
            rules:
              - uid: a
                title: A
                condition: A
                data: [{refId: A, datasourceUid: p, model: {expr: up}}]
                labels: {host: "{{ ⟦$labels⟧.instance }}"}
                annotations: {summary: "{{ $labels.instance }} is down"}

        """),
      .passes(
        """
        apiVersion: 1
        datasources:
          - name: Loki
            type: loki
            url: http://$HOST:3100
            jsonData:
              derivedFields:
                - {name: t, matcherRegex: "id=(\\\\w+)$", datasourceUid: t, url: "$${__value.raw}"}
            secureJsonData: {basicAuthPassword: "$__file{/run/secrets/x}", httpHeaderValue1: "$x"}

        """),
    ],
    check: .files([.grafanaDatasources, .grafanaAlerting]) { file, reporter in
      let nodes =
        file.kind == .grafanaDatasources
        ? (file.root["datasources"]?.items ?? []).flatMap { DashboardWalk.texts($0) }
        : GrafanaAlerting.rules(file.root).flatMap { rule in
          rule["labels"].map { DashboardWalk.texts($0) } ?? []
        }
      for node in nodes.sorted(by: { $0.span.start < $1.span.start })
      where node.text.contains("$") {
        let map = node.map
        for (span, name) in expansions(node.text) {
          let place = map.source(span)
          reporter.report(
            at: place, "Grafana replaces '\(name)' by a variable of its environment",
            help: "write '$\(name)'",
            fixes: [FixIt("double the $", edits: [.init(Span(at: place.start), "$")])])
        }
      }
    }
  )
}

/// Variables that can hardly be meant to come from the environment, as Go's `os.Expand` reads them.
private func expansions(_ text: String) -> [(span: Span, name: String)] {
  let bytes = Array(text.utf8)
  var found: [(Span, String)] = []
  var index = 0
  while index < bytes.count {
    guard bytes[index] == 0x24 else {
      index += 1
      continue
    }
    if index + 1 < bytes.count, bytes[index + 1] == 0x24 {
      index += 2
      continue
    }
    let isBraced = index + 1 < bytes.count && bytes[index + 1] == 0x7B
    let start = index + (isBraced ? 2 : 1)
    var end = start
    while end < bytes.count, isName(bytes[end]) || isBraced && bytes[end] != 0x7D { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let next = end < bytes.count ? bytes[end] : 0
    let close = isBraced ? min(end + 1, bytes.count) : end
    defer { index = max(close, index + 1) }
    // `$__file{…}` and `$__env{…}` are Grafana's own.
    if name.isEmpty || name.hasPrefix("__") && !isBraced && next == 0x7B { continue }
    let isGrafanas =
      name.hasPrefix("__") || ["labels", "values", "value"].contains(name)
    // A $ amid a word, before a small letter: a secret rather than a name.
    let isAmid = index > 0 && isName(bytes[index - 1]) && !isBraced
    let isSmall = name.utf8.first.map { $0 >= 0x61 || $0 >= 0x30 && $0 < 0x3A } ?? false
    if isGrafanas || isAmid && isSmall {
      found.append((Span(index, close), String(decoding: bytes[index..<close], as: UTF8.self)))
    }
  }
  return found
}

private func isName(_ byte: UInt8) -> Bool {
  byte == 0x5F || byte >= 0x30 && byte < 0x3A || byte >= 0x41 && byte < 0x5B
    || byte >= 0x61 && byte < 0x7B
}
