import BelfryHTTP
import BelfryPromQL
import BelfryYAML

extension Prover {
  /// What Prometheus has loaded, scrapes and answers.
  func provePrometheus() throws(ProvisionFailure) {
    guard stack.model.running("prometheus") != nil else { return }
    guard let prometheus = try reach("prometheus") else { return }
    try prove("prometheus.ready") { () throws(HTTPFailure) in
      _ = try prometheus.ask("/-/ready")
      let version = try prometheus.data("status/buildinfo")["version"]?.text ?? "?"
      return .proven("Prometheus \(version) is ready at \(prometheus.base)")
    }
    guard steps.last?.verdict != .failed else { return }
    try prove("prometheus.configuration") { () throws(HTTPFailure) in try digest(prometheus) }
    try prove("prometheus.rules") { () throws(HTTPFailure) in try rules(prometheus) }
    try prove("prometheus.targets") { () throws(HTTPFailure) in try targets(prometheus) }
    try prove("prometheus.alertmanager") { () throws(HTTPFailure) in
      try alertmanagers(prometheus)
    }
    try prove("prometheus.queries") { () throws(HTTPFailure) in try queries(prometheus) }
  }

  /// The digest that the loaded rules carry, and whether the last reload went well.
  private func digest(_ prometheus: ProgramClient) throws(HTTPFailure) -> Look {
    let reloaded = try prometheus.metrics(["prometheus_config_last_reload_successful"])
    if reloaded["prometheus_config_last_reload_successful"] == 0 {
      return .failed(
        "its last reload failed; it goes on with the configuration before",
        help: "Its log names the file and the line: docker compose logs prometheus")
    }
    guard let wanted = facts.digest else {
      return .doubtful("the last reload went well; the bundle carries no digest to compare")
    }
    // The rule is asked, not its series: that of a former rule is found for five more minutes.
    var loaded: [String] = []
    for group in try prometheus.data("rules", [("type", "record")])["groups"]?.items ?? [] {
      for rule in group["rules"]?.items ?? [] where rule["name"]?.text == "belfry_bundle_info" {
        loaded += [rule["labels"]?["digest"]?.text].compactMap(\.self)
      }
    }
    if loaded == [wanted] { return .proven("the loaded configuration has the digest \(wanted)") }
    guard !loaded.isEmpty else { return .waiting("no loaded rule carries a digest") }
    return .waiting(
      "the digest is \(loaded.joined(separator: ", ")), that of the bundle \(wanted)",
      ["'belfry reload' makes Prometheus read its files again"])
  }

  /// The rules by name and group, and whether each was evaluated without an error.
  private func rules(_ prometheus: ProgramClient) throws(HTTPFailure) -> Look {
    var loaded: [String: Int] = [:]
    var sick: [String] = []
    var open = 0
    for group in try prometheus.data("rules")["groups"]?.items ?? [] {
      for rule in group["rules"]?.items ?? [] {
        let name = "\(group["name"]?.text ?? "")/\(rule["name"]?.text ?? "")"
        loaded[name, default: 0] += 1
        switch rule["health"]?.text {
        case "ok": break
        case "err": sick.append("\(name): \(rule["lastError"]?.text.prefix(200) ?? "")")
        default: open += 1
        }
      }
    }
    var wanted: [String: Int] = [:]
    for rule in facts.rules { wanted["\(rule.group)/\(rule.name)", default: 0] += 1 }
    let missing = wanted.filter { loaded[$0.key] != $0.value }.keys.sorted()
    let strange = loaded.keys.filter { wanted[$0] == nil }.sorted()
    guard missing.isEmpty, strange.isEmpty else {
      let lines = missing.map { "not loaded: \($0)" } + strange.map { "not of the bundle: \($0)" }
      return .waiting("the loaded rules are not those of the bundle", lines)
    }
    guard sick.isEmpty else {
      return .waiting("\(sick.count) rules fail", sick)
    }
    guard open == 0 else { return .waiting("\(open) rules have not been evaluated yet") }
    let alerts = facts.rules.count(where: \.isAlert)
    return .proven("\(facts.rules.count) rules are loaded and healthy, \(alerts) of them alerts")
  }

  /// Whether every target is up: those of the stack have to be, others may be started later.
  private func targets(_ prometheus: ProgramClient) throws(HTTPFailure) -> Look {
    let active = try prometheus.data("targets", [("state", "active")])["activeTargets"]?.items ?? []
    guard !active.isEmpty else { return .waiting("there are no targets") }
    var own: [String] = []
    var others: [String] = []
    var open = 0
    for target in active {
      let address = target["scrapeUrl"]?.text ?? ""
      switch target["health"]?.text {
      case "up": continue
      case "down":
        let said =
          "\(target["scrapePool"]?.text ?? "") \(address): \(target["lastError"]?.text ?? "")"
        if isOwn(address) { own.append(said) } else { others.append(said) }
      default: open += 1
      }
    }
    guard open == 0 else { return .waiting("\(open) targets have not been scraped yet", own) }
    guard own.isEmpty else {
      return .waiting("\(own.count) targets of the stack are down", own + others)
    }
    guard others.isEmpty else {
      return .doubtful(
        "\(active.count - others.count) of \(active.count) targets are up; the rest is not the stack's",
        others)
    }
    return .proven("\(active.count) targets are up")
  }

  /// Whether an address is that of a service of the stack, or of the host that it watches.
  private func isOwn(_ address: String) -> Bool {
    guard let host = (try? WebAddress(address))?.host else { return false }
    return stack.model.service(host) != nil
      || host.utf8.allSatisfy { $0 == UInt8(ascii: ".") || $0 >= 0x30 && $0 <= 0x39 }
  }

  private func alertmanagers(_ prometheus: ProgramClient) throws(HTTPFailure) -> Look {
    let found = try prometheus.data("alertmanagers")["activeAlertmanagers"]?.items ?? []
    guard !found.isEmpty else { return .waiting("Prometheus knows no Alertmanager") }
    let names = found.compactMap { $0["url"]?.text }.joined(separator: ", ")
    return .proven("it sends alerts to \(names)")
  }

  /// Every query of rules and panels: it is answered, or what it asks for is listed.
  private func queries(_ prometheus: ProgramClient) throws(HTTPFailure) -> Look {
    let known = Set(try prometheus.data("label/__name__/values").items.map(\.text))
    var refused: [String] = []
    var empty: [String] = []
    var count = 0
    for rule in facts.rules {
      count += 1
      let names = parse(rule.expression).expression?.metricNames ?? []
      let missing = names.filter { !known.contains($0) && $0 != "ALERTS" }
      if !missing.isEmpty {
        empty.append("\(rule.name): no series of \(missing.joined(separator: ", "))")
      }
    }
    for board in facts.boards {
      for (panel, query) in board.queries {
        count += 1
        do throws(HTTPFailure) {
          let isEmpty = try prometheus.query(query).items.isEmpty
          if isEmpty { empty.append("\(board.title) / \(panel): no data") }
        } catch {
          guard !error.isEnvironment else { throw error }
          refused.append("\(board.title) / \(panel): \(error.message)")
        }
      }
    }
    let lines = refused + empty
    guard refused.isEmpty else { return .failed("\(refused.count) queries are refused", lines) }
    guard empty.isEmpty else {
      return .doubtful("\(count) queries are answered, \(empty.count) of them without data", lines)
    }
    return .proven("\(count) queries of rules and panels are answered with data")
  }
}
