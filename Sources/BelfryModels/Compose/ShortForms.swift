import BelfrySource
package import BelfryYAML

/// Files with variables: a path, or a list of paths and mappings.
package enum EnvironmentFiles: Sendable {
  /// One path.
  case text(Text)
  /// Paths and mappings.
  case list([Either<Text, EnvironmentFile>])
}

/// A file with variables, with everything said.
package struct EnvironmentFile: Model, Sendable {
  package var path: Text?
  package var required: FlagText?
  package var format: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A file with variables."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The file.", .required)
    visit.key("required", &required, "Whether it must be there.", .byDefault("true"))
    visit.key("format", &format, "How it is read; raw fills in no variables.")
  }
}

extension EnvironmentFiles: Field {
  /// A path or a list.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> EnvironmentFiles? {
    switch node.kind {
    case .scalar: return Text.decode(node, &context).map { .text($0) }
    case .sequence:
      return [Either<Text, EnvironmentFile>].decode(node, &context).map { .list($0) }
    case .mapping:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .text(let path): path.encode()
    case .list(let files): files.encode()
    }
  }

  /// A path or a list.
  package static var shape: Shape {
    .either([.string, .list(Either<Text, EnvironmentFile>.shape)])
  }
}

/// Further names of hosts: a list of `NAME=address`, or a mapping.
package enum HostEntries: Sendable {
  /// A list.
  case list([Text])
  /// A mapping from names to one or several addresses.
  case map(OrderedMap<ListOrText>)

  /// The names with their addresses, whatever the form.
  package var entries: [(name: String, addresses: [String])] {
    switch self {
    case .map(let map): return map.entries.map { ($0.key.value, $0.value.values.map(\.value)) }
    case .list(let items):
      return items.compactMap { item in
        let sign = item.value.firstIndex(of: "=") ?? item.value.firstIndex(of: ":")
        guard let sign else { return nil }
        let address = item.value[item.value.index(after: sign)...]
        return (String(item.value[..<sign]), [String(address)])
      }
    }
  }
}

extension HostEntries: Field {
  /// A list or a mapping.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> HostEntries? {
    switch node.kind {
    case .sequence: return [Text].decode(node, &context).map { .list($0) }
    case .mapping: return OrderedMap<ListOrText>.decode(node, &context).map { .map($0) }
    case .scalar:
      context.wrongType(node, wanted: shape.words)
      return nil
    }
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .list(let items): items.encode()
    case .map(let map): map.encode()
    }
  }

  /// A list or a mapping.
  package static var shape: Shape { .either([.list(.string), .map(ListOrText.shape)]) }
}

/// Graphics processors: `all`, or a list of requests.
package enum GPURequest: Sendable {
  /// All of them, or a variable.
  case text(Text)
  /// Requests.
  case list([DeviceRequest])
}

extension GPURequest: Field {
  /// `all` or a list.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> GPURequest? {
    if node.kind == .sequence {
      return [DeviceRequest].decode(node, &context).map { .list($0) }
    }
    guard node.kind == .scalar, node.text == "all" || node.text.contains("$") else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    return .text(Text(node.text, at: node.span))
  }

  /// The form in which it was read.
  package func encode() -> Value? {
    switch self {
    case .text(let text): text.encode()
    case .list(let requests): requests.encode()
    }
  }

  /// `all` or a list.
  package static var shape: Shape { .either([.choice(["all"]), .list(DeviceRequest.shape)]) }
}

extension Text? {
  /// The same text, written as a block when it has several lines.
  var block: BlockScalar? {
    get { map { BlockScalar(text: $0) } }
    set { self = newValue?.text }
  }
}

/// A text in a file with variables that is written as a block when it has several lines.
struct BlockScalar: Field {
  var text: Text

  static func decode(_ node: Node, _ context: inout DecodeContext) -> BlockScalar? {
    Text.decode(node, &context).map { BlockScalar(text: $0) }
  }

  func encode() -> Value? {
    text.value.utf8.contains(0x0A) ? .block(text.value) : text.encode()
  }

  static var shape: Shape { Text.shape }
}
