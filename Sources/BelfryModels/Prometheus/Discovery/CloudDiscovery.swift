package import BelfrySource
package import BelfryYAML

/// Targets from one mechanism of discovery, by the keys of its schema.
package struct CloudDiscovery<Schema: DiscoverySchema>: CheckedModel, Sendable {
  /// Values by their keys, apart by type.
  package var texts: [String: Located<String>] = [:]
  package var lists: [String: [Located<String>]] = [:]
  package var numbers: [String: Int] = [:]
  package var flags: [String: Bool] = [:]
  package var durations: [String: PrometheusDuration] = [:]
  package var maps: [String: LabelMap] = [:]
  package var filters: [String: [DiscoveryFilter]] = [:]
  package var others: [String: AnyField] = [:]
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  package var tlsConfig: TLSConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static var summary: String { Schema.summary }

  /// Reports words that are none of those allowed, addresses that are none, and what the mechanism
  /// adds.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for key in Schema.keys {
      guard let value = node[key.name], value.kind == .scalar, !value.isNull else { continue }
      switch key.kind {
      case .word(let words): context.checkWord(value, words)
      case .url(let rule): context.checkURL(value, rule)
      default: break
      }
    }
    if Schema.usesHTTP { http.checkParts(node, &context) }
    Schema.check(node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    for key in Schema.keys {
      switch key.kind {
      case .text, .url, .word: show(key, &texts[key.name], &visit)
      case .texts: show(key, &lists[key.name, default: []], &visit)
      case .number: show(key, &numbers[key.name], &visit)
      case .flag: show(key, &flags[key.name], &visit)
      case .duration: show(key, &durations[key.name], &visit)
      case .map: show(key, &maps[key.name, default: LabelMap()], &visit)
      case .filters: show(key, &filters[key.name, default: []], &visit)
      case .any: show(key, &others[key.name], &visit)
      }
    }
    if Schema.usesHTTP { http.fields(&visit) }
    if Schema.usesTLS {
      visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    }
  }

  private func show<V: Field>(
    _ key: DiscoveryKey, _ value: inout V, _ visit: inout some FieldVisitor
  ) {
    switch (key.value, key.since) {
    case (let standard?, let since?):
      visit.key(key.name, &value, key.help, .byDefault(standard), .since(since))
    case (let standard?, nil): visit.key(key.name, &value, key.help, .byDefault(standard))
    case (nil, let since?): visit.key(key.name, &value, key.help, .since(since))
    case (nil, nil): visit.key(key.name, &value, key.help)
    }
  }
}

/// A name with its allowed values, by which a mechanism leaves targets out.
package struct DiscoveryFilter: Model, Sendable {
  package var name: Located<String>?
  package var values: [Located<String>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A name with its allowed values."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name of the filter.")
    visit.key("values", &values, "Values that pass.")
  }
}

extension DecodeContext {
  /// Reports a word that is none of those allowed.
  mutating func checkWord(_ value: Node, _ words: [String]) {
    guard !words.contains(value.text), !value.text.isEmpty else { return }
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    let hint = nearest(to: value.text, in: words).map { "did you mean '\($0)'?" }
    report(
      "yaml/wrong-type", at: value.span, "'\(value.shortText)' is none of \(list)", help: hint)
  }
}
