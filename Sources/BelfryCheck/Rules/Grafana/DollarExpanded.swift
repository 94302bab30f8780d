import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let dollarExpanded = CheckRule(
    "grafana/dollar-expanded", .warning,
    summary: "A $ that Grafana takes for a variable of its environment.",
    rationale: """
      In provisioned datasources, labels of rules and settings of contact points $name and ${name} \
      are replaced before anything else reads them: a link loses its value, a password a part, a \
      message the variables of its template. Annotations and queries of rules and templates are left \
      as they are.
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
      .fails(
        """
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - uid: a
                type: slack
                settings:
                  url: $URL
                  text: "{{ range ⟦$a⟧ := .Alerts }}{{ ⟦$a⟧.Labels.job }} of $TEAM{{ end }}"

        """),
      .passes(
        """
        apiVersion: 1
        contactPoints:
          - name: team
            receivers:
              - uid: a
                type: slack
                settings:
                  url: $url
                  title: '{{ $.Status }} {{ "$TEAM" }} $5'
                  text: "{{ range $$a := .Alerts }}{{ $$a.Labels.job }}{{ end }}"
        templates:
          - name: a
            template: '{{ define "a" }}{{ range $a := .Alerts }}{{ $a.Status }}{{ end }}{{ end }}'

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
      let settings =
        file.kind == .grafanaAlerting
        ? GrafanaAlerting.integrations(file.root).compactMap { $0["settings"] }
          .flatMap { DashboardWalk.texts($0) } : []
      let places =
        nodes.map { ($0, expansions($0.text)) } + settings.map { ($0, inTemplates($0.text)) }
      for (node, found) in places.sorted(by: { $0.0.span.start < $1.0.span.start })
      where !found.isEmpty {
        let map = node.map
        for (span, name) in found {
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

/// Variables between the braces of a template that are those of the template by their small letters.
private func inTemplates(_ text: String) -> [(span: Span, name: String)] {
  guard text.contains("{{") else { return [] }
  let bytes = Array(text.utf8)
  // Whether the nearest pair of braces before a place opens; places come in order.
  var (isOpen, seen) = (false, 1)
  return expansions(text) { name, start in
    while seen < start {
      let pair = (bytes[seen - 1], bytes[seen])
      if pair == (0x7B, 0x7B) { isOpen = true }
      if pair == (0x7D, 0x7D) { isOpen = false }
      seen += 1
    }
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return isOpen
  }
}

/// Variables that can hardly be meant to come from the environment, as Go's `os.Expand` reads them.
///
/// - Parameter isMeant: Whether one is meant for something else, by its name and where it begins.
private func expansions(
  _ text: String, isMeant: ((String, Int) -> Bool)? = nil
) -> [(span: Span, name: String)] {
  guard text.contains("$") else { return [] }
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
    while end < bytes.count, GrafanaVariables.isName(bytes[end]) || isBraced && bytes[end] != 0x7D {
      end += 1
    }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let next = end < bytes.count ? bytes[end] : 0
    let close = isBraced ? min(end + 1, bytes.count) : end
    defer { index = max(close, index + 1) }
    // `$__file{…}` and `$__env{…}` are Grafana's own.
    if name.isEmpty || name.hasPrefix("__") && !isBraced && next == 0x7B { continue }
    if let isMeant {
      if isMeant(name, index) {
        found.append((Span(index, close), String(decoding: bytes[index..<close], as: UTF8.self)))
      }
      continue
    }
    let isGrafanas =
      name.hasPrefix("__") || ["labels", "values", "value"].contains(name)
    // A $ amid a word, before a small letter: a secret rather than a name.
    let isAmid = index > 0 && GrafanaVariables.isName(bytes[index - 1]) && !isBraced
    let isSmall = name.utf8.first.map { $0 >= 0x61 || $0 >= 0x30 && $0 < 0x3A } ?? false
    if isGrafanas || isAmid && isSmall {
      found.append((Span(index, close), String(decoding: bytes[index..<close], as: UTF8.self)))
    }
  }
  return found
}
