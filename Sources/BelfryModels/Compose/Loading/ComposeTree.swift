package import BelfrySource
package import BelfryYAML

/// Where a part of the effective project comes from.
package struct ComposeOrigin: Sendable, Hashable {
  /// Path of the file.
  package var file: String
  /// The bytes in it.
  package var span: Span

  /// A place in a file.
  package init(file: String, span: Span) {
    self.file = file
    self.span = span
  }
}

/// A part of a Compose project while files are put together: content, and where it comes from.
package struct ComposeTree: Sendable {
  /// What a part holds.
  package enum Content: Sendable {
    /// A text, number, truth value or nothing.
    case scalar(ComposeScalar)
    /// A list.
    case list([ComposeTree])
    /// A mapping in the files' order.
    case map([ComposeEntry])
  }

  /// What it holds.
  package var content: Content
  /// Where it comes from.
  package var origin: ComposeOrigin

  /// A part.
  package init(_ content: Content, at origin: ComposeOrigin) {
    self.content = content
    self.origin = origin
  }

  /// A text.
  package init(text: String, at origin: ComposeOrigin) {
    self.init(.scalar(ComposeScalar(text: text, type: .string)), at: origin)
  }
}

/// A scalar with the type that YAML gives it.
package struct ComposeScalar: Sendable, Hashable {
  /// The text.
  package var text: String
  /// The type; only `true` and `false` are truth values, as Go's yaml.v3 has it.
  package var type: ScalarType

  /// Whether it is nothing.
  package var isNull: Bool { type == .null }
}

/// One key of a mapping.
package struct ComposeEntry: Sendable {
  /// The key.
  package var key: String
  /// Where the key stands.
  package var origin: ComposeOrigin
  /// What stands under it.
  package var value: ComposeTree

  /// A key with its value.
  package init(_ key: String, at origin: ComposeOrigin, _ value: ComposeTree) {
    self.key = key
    self.origin = origin
    self.value = value
  }
}

extension ComposeTree {
  /// The entries of a mapping; none otherwise.
  package var entries: [ComposeEntry] {
    if case .map(let entries) = content { entries } else { [] }
  }

  /// The elements of a list; none otherwise.
  package var items: [ComposeTree] {
    if case .list(let items) = content { items } else { [] }
  }

  /// The text of a scalar that is not nothing.
  package var text: String? {
    if case .scalar(let scalar) = content, !scalar.isNull { scalar.text } else { nil }
  }

  /// Whether it is nothing.
  package var isNull: Bool {
    if case .scalar(let scalar) = content { scalar.isNull } else { false }
  }

  /// Whether it is a mapping.
  package var isMap: Bool { if case .map = content { true } else { false } }

  /// Whether it is a list.
  package var isList: Bool { if case .list = content { true } else { false } }

  /// What it is, in words with their article.
  var article: String {
    switch content {
    case .map: "a mapping"
    case .list: "a list"
    case .scalar(let scalar): scalar.isNull ? "empty" : "'\(scalar.text.firstLine)'"
    }
  }

  /// The value under a key of a mapping; setting nothing removes it, a new key comes last.
  package subscript(key: String) -> ComposeTree? {
    get { entries.first { $0.key == key }?.value }
    set {
      guard case .map(var entries) = content else { return }
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(ComposeEntry(key, at: value.origin, value))
      case (nil, nil): break
      }
      content = .map(entries)
    }
  }

  /// The entry of a key of a mapping.
  package func entry(_ key: String) -> ComposeEntry? { entries.first { $0.key == key } }

  /// The same content, taken to come from elsewhere.
  func map(scalars change: (String) -> String?) -> ComposeTree {
    var copy = self
    switch content {
    case .scalar(let scalar):
      if scalar.type == .string, let text = change(scalar.text) {
        copy.content = .scalar(ComposeScalar(text: text, type: .string))
      }
    case .list(let items): copy.content = .list(items.map { $0.map(scalars: change) })
    case .map(let entries):
      copy.content = .map(
        entries.map { ComposeEntry($0.key, at: $0.origin, $0.value.map(scalars: change)) })
    }
    return copy
  }
}

extension String {
  /// The first line, cut to what a message can hold.
  var firstLine: String {
    let line = prefix { !$0.isNewline }
    return line.count > 40 ? "\(line.prefix(40))…" : String(line)
  }
}

/// The keys on the way from a project's root to one of its parts, and patterns of such ways in
/// which `*` stands for any key.
struct ComposePath: Hashable, Sendable, CustomStringConvertible {
  var keys: [String]

  init(_ keys: [String] = []) { self.keys = keys }

  /// A way written with points.
  init(_ text: String) { keys = text.split(separator: ".").map { String($0) } }

  func appending(_ key: String) -> ComposePath { ComposePath(keys + [key]) }

  func matches(_ pattern: ComposePath) -> Bool {
    keys.count == pattern.keys.count
      && zip(keys, pattern.keys).allSatisfy { $1 == "*" || $0 == $1 }
  }

  var description: String { keys.joined(separator: ".") }
}
