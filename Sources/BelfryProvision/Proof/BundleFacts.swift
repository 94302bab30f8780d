import BelfryGenerate
import BelfrySource
import BelfryYAML

/// What a bundle's files say that can be asked of the running programs.
struct BundleFacts: Sendable {
  /// A rule of Prometheus.
  struct Rule: Sendable {
    var group: String
    var name: String
    var expression: String
    var isAlert: Bool
  }

  /// A dashboard of Grafana.
  struct Board: Sendable {
    var uid: String
    var title: String
    /// Panels' queries in PromQL, with Grafana's variables filled in.
    var queries: [(panel: String, query: String)]
  }

  /// The label of `belfry_bundle_info`.
  var digest: String?
  var rules: [Rule] = []
  var boards: [Board] = []
  var datasources: [(uid: String, name: String)] = []
  /// `alertmanager.yml`.
  var alertmanager: Node?

  /// Reads what the stack's programs mount.
  init(_ stack: Stack) {
    let files = (try? stack.configuration().files) ?? [:]
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      let source = SourceFile(path: path, bytes: file.bytes)
      guard !path.contains("/tests/") else { continue }
      if path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
        guard let root = parseYAML(source).roots.first(where: { !$0.isNull }) else { continue }
        take(path, root, stack)
      } else if path.hasSuffix(".json"), path.contains("dashboards") {
        guard let root = parseJSON(source).roots.first, root["panels"] != nil else { continue }
        boards.append(BoardReader(root).board())
      }
    }
  }

  private mutating func take(_ path: String, _ root: Node, _ stack: Stack) {
    if root["datasources"] != nil {
      for source in root["datasources"]?.items ?? [] {
        datasources.append((source["uid"]?.text ?? "", source["name"]?.text ?? ""))
      }
    } else if root["receivers"] != nil, root["route"] != nil {
      alertmanager = root
    } else if let groups = root["groups"]?.items, isLoaded(path, stack) {
      for group in groups {
        for rule in group["rules"]?.items ?? [] { take(rule, group["name"]?.text ?? "") }
      }
    }
  }

  /// Whether Prometheus mounts a file of rules.
  private func isLoaded(_ path: String, _ stack: Stack) -> Bool {
    stack.model.running("prometheus")?.mounts.contains {
      "\(stack.folder)/\(path)".hasPrefix($0.source + "/")
    } ?? false
  }

  private mutating func take(_ rule: Node, _ group: String) {
    let alert = rule["alert"]?.text
    guard let name = alert ?? rule["record"]?.text, let expression = rule["expr"]?.text else {
      return
    }
    if name == "belfry_bundle_info" { digest = rule["labels"]?["digest"]?.text }
    rules.append(
      Rule(group: group, name: name, expression: expression, isAlert: alert != nil))
  }
}

/// Reads the queries of a dashboard.
private struct BoardReader {
  private let root: Node
  private let variables: [(name: String, value: String)]

  init(_ root: Node) {
    self.root = root
    var found: [(name: String, value: String)] = [
      ("__rate_interval", "5m"), ("__interval_ms", "60000"), ("__interval", "1m"),
      ("__range_s", "3600"), ("__range_ms", "3600000"), ("__range", "1h"), ("__from", "0"),
      ("__to", "0"),
    ]
    for variable in root["templating"]?["list"]?.items ?? [] {
      guard let name = variable["name"]?.text, variable["type"]?.text != "datasource" else {
        continue
      }
      found.append((name, Self.value(variable)))
    }
    // The longest first: '$job' begins '$job_name'.
    variables = found.sorted { $0.name.utf8.count > $1.name.utf8.count }
  }

  /// What a variable stands for: its number or text where it is fixed, else everything.
  private static func value(_ variable: Node) -> String {
    let fixed = ["custom", "constant", "textbox", "interval"]
    guard fixed.contains(variable["type"]?.text ?? "") else { return ".*" }
    let current = variable["current"]?["value"]
    let text = current?.kind == .scalar ? current?.text : nil
    if let text, !text.isEmpty, !text.hasPrefix("$__") { return text }
    let first = variable["query"]?.text.split(separator: ",").first.map(String.init)
    return first.map { $0.filter { $0 != " " } } ?? ".*"
  }

  func board() -> BundleFacts.Board {
    var queries: [(panel: String, query: String)] = []
    var open = root["panels"]?.items ?? []
    while let panel = open.popLast() {
      open += panel["panels"]?.items ?? []
      for target in panel["targets"]?.items ?? [] {
        guard let text = target["expr"]?.text, !text.isEmpty,
          target["datasource"]?["type"]?.text != "loki"
        else { continue }
        queries.append((panel["title"]?.text ?? "", filled(text)))
      }
    }
    return BundleFacts.Board(
      uid: root["uid"]?.text ?? "", title: root["title"]?.text ?? "", queries: queries.reversed())
  }

  private func filled(_ text: String) -> String {
    var text = text
    for (name, value) in variables {
      for form in ["${\(name)}", "${\(name):regex}", "${\(name):pipe}", "[[\(name)]]", "$\(name)"] {
        if value == ".*" { text = text.replacing("=\"\(form)\"", with: "=~\"\(form)\"") }
        text = text.replacing(form, with: value)
      }
    }
    return text
  }
}
