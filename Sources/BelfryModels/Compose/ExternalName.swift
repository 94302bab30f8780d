import BelfrySource
package import BelfryYAML

/// Name of a resource that is made elsewhere, in its old form.
package struct ExternalName: Model, Sendable {
  package var name: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Name of a resource that is made elsewhere, in its old form."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "name", &name,
      "Name outside.", .deprecated(since: "2.0", instead: "name beside 'external: true'"))
  }
}

extension Either<FlagText, ExternalName>? {
  /// Whether the resource is made elsewhere; nothing where a variable decides.
  package var isExternal: Bool? {
    switch self {
    case .none: false
    case .long: true
    case .short(let flag): flag.meaning
    }
  }

  /// Reports keys that an external resource cannot have, keys that are ignored beside it, and a
  /// name in both forms.
  func check(
    _ keys: [String], ignored: [String] = [], _ node: Node, _ context: inout DecodeContext
  ) {
    guard isExternal == true else { return }
    for pair in node.merged where !pair.value.isNull {
      let key = pair.key.text
      let isRefused = keys.contains(key)
      guard isRefused || ignored.contains(key) else { continue }
      context.report(
        "value/conflicting-keys", at: pair.key.span,
        isRefused
          ? "'\(key)' cannot stand beside 'external'" : "'\(key)' says nothing beside 'external'",
        help: "remove it: what is external is made elsewhere")
      if !isRefused { context.diagnostics[context.diagnostics.count - 1].severity = .warning }
    }
    if case .long(let old)? = self, let span = old.name?.span, node["name"] != nil {
      context.report(
        "value/conflicting-keys", at: span, "'external.name' cannot stand beside 'name'",
        help: "keep 'name', and write 'external: true'")
    }
  }
}
