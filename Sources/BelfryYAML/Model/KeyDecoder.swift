public import BelfrySource

/// Hands the values of a mapping to the keys that ask for them.
@usableFromInline
struct KeyDecoder: FieldVisitor {
  @usableFromInline var context: DecodeContext
  private let node: Node
  private let pairs: [Pair]
  private let names: [String]
  private var taken: [Bool]

  init(_ node: Node, _ context: DecodeContext) {
    self.node = node
    self.context = context
    pairs = node.merged
    names = pairs.map { $0.key.text }
    taken = [Bool](repeating: false, count: pairs.count)
  }

  // Compiled for every type that stands under a key: what asks for types while it runs is slow.
  @inlinable
  mutating func key<V: Field>(
    _ name: String, _ value: inout V, _ help: String, _ facts: KeyFact...
  ) {
    guard let pair = take(name, facts) else {
      if facts.contains(.required) { reportMissing(name, V.shape) }
      return
    }
    guard !pair.value.isNull else { return unsaid(pair.key, name, &value, facts) }
    if let decoded = V.decode(pair.value, &context) { value = decoded }
  }

  /// The pair of a key, which is known from now on.
  @usableFromInline
  mutating func take(_ name: String, _ facts: [KeyFact]) -> Pair? {
    guard let index = names.firstIndex(of: name) else { return nil }
    taken[index] = true
    if !facts.isEmpty { date(pairs[index].key, facts) }
    return pairs[index]
  }

  /// What a key means that nothing stands under.
  @usableFromInline
  mutating func unsaid<V: Field>(
    _ key: Node, _ name: String, _ value: inout V, _ facts: [KeyFact]
  ) {
    if let section = V.self as? any SectionField.Type {
      // Without a value the cast would make one out of nothing, as `V` may be optional.
      if let unsaid = section.unsaid(at: key.span) {
        value = unsaid as? V ?? value
      } else {
        reportEmpty(name, at: key.span, section.needed)
      }
    } else if facts.contains(.required) {
      context.report(
        "yaml/missing-key", at: key.span, "'\(name)' is empty",
        help: "give it \(V.shape.words)")
    }
  }

  private mutating func reportEmpty(_ name: String, at span: Span, _ needed: [String]) {
    let keys = needed.map { "'\($0)'" }.joined(separator: " and ")
    context.report(
      "yaml/missing-key", at: span, "'\(name)' is empty", help: "say \(keys) below it, or remove it"
    )
  }

  /// Remembers what is known of a key's versions.
  private mutating func date(_ key: Node, _ facts: [KeyFact]) {
    var dated = DatedKey(name: key.text, span: key.span)
    for fact in facts {
      switch fact {
      case .since(let version): dated.since = version
      case .deprecated(let version, let instead):
        dated.deprecatedSince = version
        dated.instead = instead
        dated.hasBoth = names.contains(instead)
      case .required, .byDefault, .example: break
      }
    }
    if dated.since != nil || dated.deprecatedSince != nil { context.dated.append(dated) }
  }

  @usableFromInline
  mutating func reportMissing(_ name: String, _ shape: Shape) {
    let place = pairs.first?.key.span ?? node.span
    context.report(
      "yaml/missing-key", at: place, "the key '\(name)' is missing here",
      help: "add '\(name):' with \(shape.words)")
  }

  /// Reports and keeps what nobody asked for.
  mutating func finish(knowing known: () -> [String]) -> Unmodelled {
    var kept = Unmodelled()
    guard taken.contains(false) else { return kept }
    let known = known()
    let present = Set(names)
    let absent = known.filter { !present.contains($0) }
    let read = Set(zip(names, taken).filter(\.1).map(\.0))
    for (index, pair) in pairs.enumerated() where !taken[index] {
      let name = names[index]
      // A key that stands twice is a fault of its own.
      if read.contains(name) { continue }
      if context.takesExtensions, name.hasPrefix("x-") { continue }
      // A merge key over something else is a fault of its own.
      if name == "<<", pair.key.style == .plain { continue }
      kept.entries.append(Value.Entry(name, Value(pair.value)))
      reportUnknown(name, pair.key, known, absent)
    }
    return kept
  }

  private mutating func reportUnknown(
    _ name: String, _ key: Node, _ known: [String], _ absent: [String]
  ) {
    guard key.kind == .scalar else {
      context.report("yaml/wrong-type", at: key.span, "a key here must be a text")
      return
    }
    let suggestion = nearest(to: name, in: absent)
    let help = suggestion.map { "did you mean '\($0)'?" } ?? keyList(known)
    let fixes = suggestion.map {
      [FixIt("rename it to '\($0)'", edits: [.init(key.span, $0)], isSafe: false)]
    }
    context.report(
      "yaml/unknown-key", at: key.span, "unknown key '\(key.shortText)'", help: help,
      fixes: fixes ?? [])
  }

  private func keyList(_ known: [String]) -> String? {
    guard !known.isEmpty else { return "no key is known here" }
    let shown = known.count <= 12 ? known : Array(known.prefix(12)) + ["…"]
    return "known here: \(shown.joined(separator: ", "))"
  }
}
