public import BelfrySource

/// What an expression may hold beside PromQL.
public struct ParseOptions: Sendable {
  /// Whether Grafana's variables may stand for durations, numbers, names and labels.
  public var grafanaVariables = false
  /// Parts of the language that count as errors: those whose flag a server does not set.
  public var refused: Set<Feature> = []

  /// PromQL alone, everything behind flags allowed.
  public init() {}

  /// PromQL with Grafana's variables.
  public static var grafana: ParseOptions {
    var options = ParseOptions()
    options.grafanaVariables = true
    return options
  }
}

/// An expression, and what is wrong with it.
public struct ParsedExpression: Sendable {
  /// What could be read; what could not stands in it as `invalid`.
  public var tree: Expression
  /// What is wrong, in the text's order.
  public var errors: [SyntaxError]
  /// What needs a newer version or a flag, in the text's order.
  public var features: [FeatureUse]
  /// Comments, which printing leaves out.
  public var comments: [Span]
  /// The type of every part, by its index.
  package let types: [ValueType]

  /// The expression; nothing where something is wrong with it.
  public var expression: Expression? { errors.isEmpty ? tree : nil }
}

/// Reads a PromQL expression and checks its types (Prometheus 3.14, querying basics and operators).
///
/// All errors are found, not the first alone. Expressions that nest more than 300 deep are refused;
/// chains of operators may have any length.
public func parse(_ text: String, options: ParseOptions = ParseOptions()) -> ParsedExpression {
  var text = text
  return text.withUTF8 { parse($0, options) }
}

/// Reads an expression from bytes, which need not be valid UTF-8.
public func parse(_ bytes: [UInt8], options: ParseOptions = ParseOptions()) -> ParsedExpression {
  bytes.withUnsafeBufferPointer { parse($0, options) }
}

private func parse(
  _ bytes: UnsafeBufferPointer<UInt8>, _ options: ParseOptions
) -> ParsedExpression {
  var parser = Parser(Lexer(bytes, grafana: options.grafanaVariables), options)
  parser.whole()
  let tree = Expression(nodes: parser.nodes)
  var errors = parser.errors + parser.lexer.errors
  let types = tree.types
  errors += TypeChecker.check(tree, types, grafana: options.grafanaVariables)
  for use in parser.features where options.refused.contains(use.feature) {
    errors.append(SyntaxError(use.refusal, at: use.span))
  }
  if errors.count > 1 {
    errors.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
  }
  return ParsedExpression(
    tree: tree, errors: errors, features: parser.features,
    comments: parser.lexer.comments, types: types)
}
