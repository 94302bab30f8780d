public import BelfrySource

/// A mapping whose keys are declared once: in ``fields(_:)``.
///
/// From that declaration come decoding, emitting, the report of unknown keys, the schema and the
/// documentation.
public protocol Model: Field {
  /// A model with nothing but defaults.
  init()
  /// Keys that the model does not know, kept so that nothing read is lost.
  var unmodelled: Unmodelled { get set }
  /// One sentence for schema and documentation.
  static var summary: String { get }
  /// Shows every key to the visitor, in the order in which it is written.
  mutating func fields(_ visit: inout some FieldVisitor)
}

/// Sees the keys of a model one by one.
public protocol FieldVisitor {
  /// One key, the property behind it, and what it means.
  mutating func key<V: Field>(
    _ name: String, _ value: inout V, _ help: String, _ facts: KeyFact...)
}

/// Keys that a model does not know, as they were read.
public struct Unmodelled: Sendable, Hashable {
  /// Keys with their values, in the file's order.
  public var entries: [Value.Entry] = []

  /// No keys.
  public init() {}
}

extension Model {
  /// No words by default.
  public static var summary: String { "" }

  /// Reads a mapping: known keys into the model, unknown ones kept and reported.
  public static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    return decodeKeys(node, &context)
  }

  /// Reads the keys of a node that is known to be a mapping, for types with short forms of
  /// their own.
  public static func decodeKeys(_ node: Node, _ context: inout DecodeContext) -> Self {
    var model = Self()
    var decoder = KeyDecoder(node, context)
    model.fields(&decoder)
    model.unmodelled = decoder.finish { keyShapes.map(\.name) }
    context = decoder.context
    return model
  }

  /// Writes the keys that are set, then the unknown ones.
  public func encode() -> Value? {
    var copy = self
    var encoder = KeyEncoder()
    copy.fields(&encoder)
    return .mapping(encoder.entries + unmodelled.entries)
  }

  /// The keys of the model.
  public static var shape: Shape {
    .model(name: String(describing: Self.self), summary: summary) { keyShapes }
  }

  /// Every key with its shape, in the order in which it is written.
  public static var keyShapes: [KeyShape] {
    var lister = KeyLister()
    var model = Self()
    model.fields(&lister)
    return lister.keys
  }

  /// Reads a whole document; an empty one is a model without keys.
  public static func decode(document: Node, file: String) -> (model: Self?, found: [Diagnostic]) {
    var context = DecodeContext(file: file)
    let model = decode(document, &context)
    return (model, context.diagnostics)
  }
}

/// Collects what is set.
struct KeyEncoder: FieldVisitor {
  var entries: [Value.Entry] = []

  mutating func key<V: Field>(
    _ name: String, _ value: inout V, _ help: String, _ facts: KeyFact...
  ) {
    guard let written = value.encode() else { return }
    entries.append(Value.Entry(name, written))
  }
}

/// Collects names and shapes.
struct KeyLister: FieldVisitor {
  var keys: [KeyShape] = []

  mutating func key<V: Field>(
    _ name: String, _ value: inout V, _ help: String, _ facts: KeyFact...
  ) {
    keys.append(KeyShape(name: name, shape: V.shape, help: help, facts: facts))
  }
}
