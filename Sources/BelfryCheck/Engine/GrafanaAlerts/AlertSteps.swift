import BelfryYAML

/// The queries and expressions of one of Grafana's own rules.
struct AlertSteps {
  let data: [Node]
  let workspace: Workspace
  /// The first query or expression with each letter.
  private let letters: [String: Node]

  init(_ rule: Node, _ workspace: Workspace) {
    data = (rule["data"]?.items ?? []).filter { $0.kind == .mapping }
    letters = Dictionary(data.map { ($0["refId"]?.text ?? "", $0) }) { first, _ in first }
    self.workspace = workspace
  }

  /// The query or expression with a letter.
  func step(_ letter: String) -> Node? { letters[letter] }

  /// The letters that an expression reads; those of classic conditions left out.
  func read(by step: Node) -> [String] {
    guard let model = step["model"], let expression = model["expression"],
      expression.kind == .scalar, !expression.isNull
    else { return [] }
    switch model["type"]?.text {
    case "math": return GrafanaVariables.names(in: expression.text)
    case "reduce", "threshold", "resample":
      return [String(expression.text.drop { $0 == "$" })]
    default: return []
    }
  }

  /// A query whose values over time reach a query or expression without being reduced.
  func series(behind letter: String) -> Node? { query(behind: letter, where: isOverTime) }

  /// The first query of a kind whose values reach a query or expression without being reduced.
  func query(behind letter: String, where isMeant: (Node) -> Bool) -> Node? {
    var seen: Set<String> = []
    var open = [letter]
    while let next = open.popLast() {
      guard seen.insert(next).inserted, let step = step(next) else { continue }
      if !GrafanaAlerting.isExpression(step) {
        if isMeant(step) { return step }
      } else if step["model"]?["type"]?.text != "reduce" {
        open += read(by: step).reversed()
      }
    }
    return nil
  }

  /// The setting by which a query asks for one value alone; Loki has it in its kind of question.
  func instant(_ query: Node) -> String {
    switch kind(query) {
    case .loki: return "queryType: instant"
    case .unknown where query["model"]?["queryType"]?.text == "range": return "queryType: instant"
    default: return "instant: true"
    }
  }

  private func kind(_ query: Node) -> DatasourceKind {
    DatasourceKind([query["model"]?["datasource"], query["datasourceUid"]], nil, workspace)
  }

  /// Whether a query surely asks for values over time.
  private func isOverTime(_ query: Node) -> Bool {
    guard let model = query["model"], let text = model["expr"]?.text, !text.isEmpty else {
      return false
    }
    let type = model["queryType"]?.text ?? ""
    let isInstant = model["instant"]?.text == "true"
    switch kind(query) {
    case .prometheus: return !isInstant && type != "instant"
    // Lines of logs are no values.
    case .loki:
      return text.first != "{" && (type == "range" || type.isEmpty && !isInstant)
    case .unknown:
      if LogQLSigns.mayBeLogQL(text) { return text.first != "{" && type == "range" }
      return !isInstant && type != "instant" && model["range"]?.text == "true"
    case .other: return false
    }
  }
}
