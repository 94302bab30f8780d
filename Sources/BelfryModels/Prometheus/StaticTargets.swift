package import BelfrySource
package import BelfryYAML

/// Targets that are written down, with labels of their own.
package struct TargetGroup: CheckedModel, Sendable {
  package var targets: [Located<String>] = []
  package var labels: LabelMap = LabelMap()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Targets that are written down, with labels of their own."

  /// Reports labels that are no names; says of unknown keys where they belong.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    labels.checkNames(legacy: false, &context)
    context.explain(unmodelled, of: node, by: KeyPlaces.ofTargets)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("targets", &targets, "Host and port of each target.")
    visit.key("labels", &labels, "Labels that every one of them gets.")
  }
}

extension TargetGroup {
  /// Targets with labels.
  package init(targets: [String], labels: [(String, String)] = []) {
    self.targets = targets.map { Located($0) }
    self.labels = LabelMap(labels.map { ($0.0, Located($0.1)) })
  }
}

/// Targets that stand in files.
package struct FileDiscovery: CheckedModel, Sendable {
  package var files: [Located<String>] = []
  package var refreshInterval: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Targets that stand in files."

  /// Reports no files, and names that Prometheus does not take.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsItems("files", in: node)
    for file in files where !Self.isName(file.value) {
      context.report(
        "value/bad-path", at: file.span ?? node.span, "'\(file.value)' cannot be a file of targets",
        help: "it ends in .json, .yml or .yaml, with one '*' at most, in its last part")
    }
  }

  private static func isName(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    let ending = path[dot...].dropFirst()
    guard ["json", "yml", "yaml", "JSON", "YML", "YAML"].contains(String(ending)) else {
      return false
    }
    let stem = path[..<dot]
    guard let star = stem.firstIndex(of: "*") else { return true }
    return !stem[star...].contains("/")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("files", &files, "Files with targets, with * in the last part.", .required)
    visit.key(
      "refresh_interval", &refreshInterval, "How often they are read again.", .byDefault("5m"))
  }
}

/// Targets that stand in the DNS.
package struct DNSDiscovery: CheckedModel, Sendable {
  package var names: [Located<String>] = []
  package var type: DNSRecordType?
  package var port: Port?
  package var refreshInterval: PrometheusDuration?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Targets that stand in the DNS."

  /// Reports no names, and a port that is missing for any question but SRV.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsItems("names", in: node)
    if let value = node["type"], value.isNull {
      context.report("yaml/missing-key", at: node.span, "'type' is empty")
    }
    guard let type, type != .srv, port.map({ $0.number == 0 }) ?? (node["port"]?.isNull ?? true)
    else { return }
    context.report(
      "yaml/missing-key", at: node["type"]?.span ?? node.span,
      "'port' is missing: only SRV records say it", help: "add 'port:'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("names", &names, "Names that are asked for.", .required)
    visit.key("type", &type, "Type of the question.", .byDefault("SRV"))
    visit.key("port", &port, "Port of the targets, unless SRV says it.")
    visit.key(
      "refresh_interval", &refreshInterval, "How often they are asked for.", .byDefault("30s"))
  }
}

/// Targets that a web server lists.
package struct HTTPDiscovery: CheckedModel, Sendable {
  package var url: Located<String> = Located("")
  package var refreshInterval: PrometheusDuration?
  /// How it is fetched.
  package var http = HTTPClientOptions()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Targets that a web server lists."

  /// Reports contradictory credentials.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkURL("url", in: node, .web)
    http.check(node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("url", &url, "Where the list is.", .required)
    visit.key("refresh_interval", &refreshInterval, "How often it is fetched.", .byDefault("1m"))
    http.fields(&visit)
  }
}

/// The type of a question to the DNS.
package enum DNSRecordType: String, CaseIterable, Field, Sendable {
  case a = "A"
  case aaaa = "AAAA"
  case mx = "MX"
  case ns = "NS"
  case srv = "SRV"
}
