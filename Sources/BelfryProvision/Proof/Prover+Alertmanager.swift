import BelfryHTTP
import BelfrySource
import BelfryYAML

extension Prover {
  /// What Alertmanager has loaded.
  func proveAlertmanager() throws(ProvisionFailure) {
    guard stack.model.running("alertmanager") != nil else { return }
    guard let alertmanager = try reach("alertmanager") else { return }
    try prove("alertmanager.ready") { () throws(HTTPFailure) in
      _ = try alertmanager.ask("/-/ready")
      let version = try alertmanager.json("/api/v2/status")["versionInfo"]?["version"]?.text ?? "?"
      return .proven("Alertmanager \(version) is ready at \(alertmanager.base)")
    }
    guard steps.last?.verdict != .failed else { return }
    try prove("alertmanager.configuration") { () throws(HTTPFailure) in
      try configuration(alertmanager)
    }
  }

  private func configuration(_ alertmanager: ProgramClient) throws(HTTPFailure) -> Look {
    let names = [
      "alertmanager_config_last_reload_successful"
    ]
    if try alertmanager.metrics(Set(names))[names[0]] == 0 {
      return .failed(
        "its last reload failed; it goes on with the configuration before",
        help: "Its log names the line: docker compose logs alertmanager")
    }
    guard let bundle = facts.alertmanager else {
      return .doubtful("the bundle has no configuration of Alertmanager to compare")
    }
    let text = try alertmanager.json("/api/v2/status")["config"]?["original"]?.text ?? ""
    let source = SourceFile(path: "loaded", bytes: Array(text.utf8))
    guard let loaded = parseYAML(source).roots.first else {
      return .failed("the configuration that it tells is no YAML")
    }
    let differences = RoutingFacts.differences(bundle: bundle, loaded: loaded)
    guard differences.isEmpty else {
      return .waiting("what it has loaded is not what the bundle says", differences)
    }
    let receivers = bundle["receivers"]?.items.count ?? 0
    let routes = RoutingFacts.routes(bundle["route"]).count
    return .proven("its \(receivers) receivers and \(routes) routes are those of the bundle")
  }
}

/// What can be compared of two configurations of Alertmanager: it tells its own with defaults
/// filled in, lists sorted and secrets left out.
enum RoutingFacts {
  /// What differs, in a line each.
  static func differences(bundle: Node, loaded: Node) -> [String] {
    compare("receiver", receivers(bundle), receivers(loaded))
      + compare("route", routes(bundle["route"]), routes(loaded["route"]))
      + compare("inhibition", inhibitions(bundle), inhibitions(loaded))
      + compare("template", texts(bundle["templates"]), texts(loaded["templates"]))
  }

  private static func compare(_ noun: String, _ bundle: [String], _ loaded: [String]) -> [String] {
    guard bundle != loaded else { return [] }
    let missing = bundle.filter { !loaded.contains($0) }
    let strange = loaded.filter { !bundle.contains($0) }
    let lines =
      missing.map { "\(noun) not loaded: \($0)" }
      + strange.map { "\(noun) not of the bundle: \($0)" }
    return lines.isEmpty ? ["\(noun)s stand in another order"] : lines
  }

  /// Receivers with how often each integration stands in them.
  static func receivers(_ root: Node) -> [String] {
    (root["receivers"]?.items ?? []).map { receiver in
      let parts = receiver.pairs.filter { $0.key.text.hasSuffix("_configs") }
        .map { "\($0.key.text) \($0.value.items.count)" }.sorted()
      return "'\(receiver["name"]?.text ?? "")' (\(parts.joined(separator: ", ")))"
    }
  }

  /// Every route from the top, each with its depth, receiver and matchers.
  static func routes(_ root: Node?) -> [String] {
    var found: [String] = []
    var open: [(Node, Int)] = root.map { [($0, 0)] } ?? []
    while let (route, depth) = open.popLast(), depth < 100 {
      let goesOn = route["continue"]?.text == "true" ? ", continues" : ""
      let groups = texts(route["group_by"]).sorted().joined(separator: ",")
      let receiver = route["receiver"]?.text ?? ""
      let which = matchers(route).joined(separator: ",")
      found.append("\(depth) {\(which)} to '\(receiver)' by [\(groups)]\(goesOn)")
      open += (route["routes"]?.items ?? []).reversed().map { ($0, depth + 1) }
    }
    return found
  }

  private static func matchers(_ route: Node) -> [String] {
    let old =
      (route["match"]?.pairs ?? []).map { "\($0.key.text)=\"\($0.value.text)\"" }
      + (route["match_re"]?.pairs ?? []).map { "\($0.key.text)=~\"\($0.value.text)\"" }
    return (texts(route["matchers"]).map(normal) + old).sorted()
  }

  private static func inhibitions(_ root: Node) -> [String] {
    (root["inhibit_rules"]?.items ?? []).map { rule in
      let parts = ["source_matchers", "target_matchers"].map { key in
        texts(rule[key]).map(normal).sorted().joined(separator: ",")
      }
      let equal = texts(rule["equal"]).sorted().joined(separator: ",")
      return "{\(parts[0])} over {\(parts[1])} by [\(equal)]"
    }
  }

  /// A matcher without blanks around its operator, and with quotes around its value.
  static func normal(_ text: String) -> String {
    let name = text.prefix { $0 != "=" && $0 != "!" }.filter { $0 != " " && $0 != "\"" }
    let rest = text[
      text.index(text.startIndex, offsetBy: text.prefix { $0 != "=" && $0 != "!" }.count)...]
    let sign = rest.prefix { "=!~".contains($0) }
    var value = rest[sign.endIndex...].drop { $0 == " " }
    while value.last == " " { value.removeLast() }
    let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
    return "\(name)\(sign)" + (isQuoted ? String(value) : "\"\(value)\"")
  }

  private static func texts(_ node: Node?) -> [String] { (node?.items ?? []).map(\.text) }
}
