public import BelfrySource

/// How YAML 1.1, as Go's YAML library reads it, understands a scalar.
public enum ScalarType: Sendable, Hashable {
  /// Nothing, `~` or `null`.
  case null
  /// `true`, `yes`, `on` and their opposites.
  case bool(Bool)
  /// A whole number in any notation.
  case integer
  /// A number with a fraction or exponent, infinity or not-a-number.
  case float
  /// Text.
  case string
}

/// One key of a mapping and what stands under it.
public struct Pair: Sendable {
  /// The key.
  public let key: Node
  /// The value.
  public let value: Node
}

/// A view on the tree of a YAML or JSON document: the tree and an index into it.
///
/// Aliases are followed: a node reached through one has the alias's place and the anchor's content.
public struct Node: Sendable {
  /// What a node is.
  public enum Kind: BitwiseCopyable, Sendable { case scalar, sequence, mapping }

  /// How a node is written.
  public enum Style: BitwiseCopyable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, block, flow
  }

  let tree: Tree
  let index: Int
  let place: Span?

  init(_ tree: Tree, _ index: Int, place: Span? = nil) {
    self.tree = tree
    self.index = index
    self.place = place
  }

  private var entry: Tree.Entry { tree.entries[index] }

  /// What the node is.
  public var kind: Kind { entry.kind }

  /// How it is written.
  public var style: Style { entry.style }

  /// Its bytes: no anchor, tag, comment or trailing line break; those of the alias where it was
  /// reached through one.
  public var span: Span { place ?? entry.span }

  /// Whether it was reached through an alias, at whose place it is then.
  public var isAlias: Bool { place != nil }

  /// The file that it stands in.
  public var file: SourceFile { tree.file }

  /// The decoded scalar; empty for lists and mappings.
  public var text: String {
    guard kind == .scalar else { return "" }
    let entry = entry
    if let decoded = entry.decoded.index { return tree.texts[decoded] }
    return tree.file.text(entry.span)
  }

  /// The explicit tag.
  public var tag: String? { entry.tag.index.map { tree.texts[$0] } }

  /// Whether it is empty, `~` or `null`.
  public var isNull: Bool { kind == .scalar && resolved == .null }

  /// The type that its tag says, or that a plain scalar without one resolves to; quoted ones and
  /// blocks are text, and so is everything with a tag of its own.
  public var resolved: ScalarType {
    guard kind == .scalar else { return .string }
    switch tag.map(ScalarTag.init) {
    case nil, .open?: return style == .plain ? resolveScalar(text) : .string
    case .int?, .float?, .bool?, .null?: return resolveScalar(text)
    case .binary?, .timestamp?, .other?: return .string
    }
  }

  /// Whether go-yaml reads it as an instant where any type may stand.
  public var isTimestamp: Bool {
    guard kind == .scalar else { return false }
    switch tag.map(ScalarTag.init) {
    case nil, .open?: return style == .plain && holdsTimestamp(text)
    case let tag?: return tag == .timestamp
    }
  }

  /// The elements of a list; none otherwise.
  public var items: [Node] {
    guard kind == .sequence else { return [] }
    return tree.children(of: index)
  }

  /// Every scalar from this node on down but keys and what lies below one of its nodes, at most so
  /// many; those behind an alias each time that it stands.
  public func scalars(below hidden: Node? = nil, most: Int) -> [Node] {
    var found: [Node] = []
    tree.collectScalars(index, place, hidden?.span, most, into: &found)
    return found
  }

  /// The keys and values of a mapping as they are written; none otherwise.
  public var pairs: [Pair] {
    kind == .mapping ? tree.pairs(of: index) : []
  }

  /// The pairs with merge keys (`<<`) applied: own keys first and stronger, then those of earlier
  /// merged mappings before later ones.
  public var merged: [Pair] {
    let written = pairs
    guard written.contains(where: \.isMerge) else { return written }
    var result = written.filter { !$0.isMerge }
    var names = Set(result.map { $0.key.text })
    for pair in written where pair.isMerge {
      let sources = pair.value.kind == .sequence ? pair.value.items : [pair.value]
      for other in sources.flatMap(\.merged) where names.insert(other.key.text).inserted {
        result.append(other)
      }
    }
    return result
  }

  /// The value under a key, merge keys applied.
  public subscript(key: String) -> Node? {
    guard kind == .mapping else { return nil }
    let (own, mayMerge) = tree.value(of: key, in: index)
    if let own { return own }
    return mayMerge ? merged.first { $0.key.text == key }?.value : nil
  }

  /// A key as it is written with what stands under it, merge keys aside.
  public func pair(_ key: String) -> Pair? {
    kind == .mapping ? tree.pair(of: key, in: index) : nil
  }

  /// Where each byte of the decoded text comes from.
  public var map: ScalarMap { ScalarMap(self) }
}

extension Pair {
  var isMerge: Bool {
    key.span.length == 2 && key.kind == .scalar && key.style == .plain && key.text == "<<"
      && (value.kind == .mapping
        || value.kind == .sequence && value.items.allSatisfy { $0.kind == .mapping })
  }
}
