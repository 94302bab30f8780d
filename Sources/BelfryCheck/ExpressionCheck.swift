import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// Parses every expression of rule files and reports what cannot be read, at its place.
enum ExpressionCheck {
  static func check(_ documents: ParsedDocuments, _ kind: FileKind) -> [Diagnostic] {
    guard kind == .rules else { return [] }
    return documents.roots.flatMap { root in
      (root["groups"]?.items ?? []).flatMap { $0["rules"]?.items ?? [] }
        .compactMap { $0["expr"] }.flatMap { check($0, documents.file.path) }
    }
  }

  /// Findings of one scalar that holds an expression.
  static func check(_ node: Node, _ file: String) -> [Diagnostic] {
    guard node.kind == .scalar, !node.isNull else { return [] }
    let errors = parse(node.text).errors
    guard !errors.isEmpty else { return [] }
    let map = node.map
    return errors.map {
      Diagnostic(
        "promql/syntax", .error, $0.message, help: "the expression must parse as PromQL",
        file: file, at: map.source($0.span))
    }
  }
}
