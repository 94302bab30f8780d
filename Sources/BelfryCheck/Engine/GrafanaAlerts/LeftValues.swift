import BelfryModels
import BelfryPromQL
import BelfrySource
import BelfryYAML

/// The values that a comparison at the top of a query in PromQL lets through.
struct LeftValues {
  /// The comparison.
  let span: Span
  private let op: BinaryOperator
  private let number: Double

  /// Nothing for a query without such a comparison, or one that is no PromQL.
  init?(_ query: Node, _ workspace: Workspace) {
    guard !GrafanaAlerting.isExpression(query), let node = query["model"]?["expr"],
      node.kind == .scalar, !node.text.isEmpty
    else { return nil }
    let sources = [query["model"]?["datasource"], query["datasourceUid"]]
    switch DatasourceKind(sources, nil, workspace) {
    case .prometheus: break
    case .unknown where !LogQLSigns.mayBeLogQL(node.text): break
    default: return nil
    }
    guard let tree = parse(node.text, options: .grafana).expression,
      let found = Self.comparison(tree)
    else { return nil }
    span = node.map.source(found.span)
    op = found.op
    number = found.number
  }

  /// The comparison with a number whose values are those of the whole: below `and` and `unless` on
  /// the left, below sums only where it leaves zeros.
  private static func comparison(
    _ tree: Expression
  ) -> (span: Span, op: BinaryOperator, number: Double)? {
    var id = tree.root
    var isSum = false
    while true {
      id = tree.unwrapped(id)
      switch tree[id] {
      case .aggregation(let aggregation):
        guard ["sum", "min", "max", "avg"].contains(aggregation.op) else { return nil }
        isSum = isSum || aggregation.op == "sum"
        id = aggregation.expression
      case .binary(let binary) where binary.op == .and || binary.op == .unless:
        id = binary.left
      case .binary(let binary) where binary.op.isComparison && !binary.isBool:
        guard let (op, number) = limit(binary, tree) else { return nil }
        if isSum, op != .equal || number != 0 { return nil }
        return (binary.span, op, number)
      default: return nil
      }
    }
  }

  /// What a comparison asks of its series, the number on the right; nothing where it compares
  /// anything else. The values that are left are the series' on either side.
  private static func limit(
    _ binary: Binary, _ tree: Expression
  ) -> (op: BinaryOperator, number: Double)? {
    switch (tree[tree.unwrapped(binary.left)], tree[tree.unwrapped(binary.right)]) {
    case (.number, .number): nil
    case (_, .number(let number)): (binary.op, number.value)
    case (.number(let number), _): (binary.op.swapped, number.value)
    default: nil
    }
  }

  /// Whether 0 alone is left.
  var isZero: Bool { op == .equal && number == 0 }

  /// The least and the greatest value, whether they are reached or not.
  var least: Double {
    op == .less || op == .lessOrEqual || op == .notEqual ? -.infinity : number
  }
  var greatest: Double {
    op == .greater || op == .greaterOrEqual || op == .notEqual ? .infinity : number
  }
  /// Whether the number itself is among the values.
  var reachesNumber: Bool { op == .equal || op == .lessOrEqual || op == .greaterOrEqual }

  /// The values, in words.
  var words: String {
    op == .equal
      ? "of \(plainText(number))" : "\(op.rawValue) \(plainText(number))"
  }
}
