import BelfryModels
import BelfrySource
import BelfryYAML

/// An expression of one of Grafana's own rules, and what is wrong with it (Grafana 13).
struct AlertExpression {
  /// What makes an evaluation end with an error.
  struct Fault {
    let span: Span
    let message: String
    let help: String
  }

  private let step: Node
  private let model: Node
  private let letters: [String]

  /// - Parameter letters: Those of all queries and expressions of the rule.
  init(_ step: Node, _ model: Node, _ letters: [String]) {
    self.step = step
    self.model = model
    self.letters = letters
  }

  /// Everything that Grafana cannot parse.
  var faults: [Fault] {
    guard let type = said("type", in: model) else { return [untyped] }
    switch type.text {
    case "threshold": return reading(type, "threshold") + threshold(type)
    case "reduce": return reading(type, "reduction") + reduction(type)
    case "math": return calculation(type)
    case let other where Self.types.contains(other) || Self.isOpen(other): return []
    default:
      let help = nearest(to: type.text, in: Self.types).map { "did you mean '\($0)'?" }
      return [
        Fault(
          span: type.span, message: "Grafana knows no expression of the type '\(type.shortText)'",
          help: help ?? "write one of \(Self.types.joined(separator: ", "))")
      ]
    }
  }

  /// A scalar that says something.
  private func said(_ key: String, in node: Node?) -> Node? {
    guard let value = node?[key], value.kind == .scalar, !value.isNull, !value.text.isEmpty else {
      return nil
    }
    return value
  }

  private var untyped: Fault {
    let place = step["datasourceUid"] ?? step
    if said("expr", in: model) ?? said("rawSql", in: model) ?? said("query", in: model) != nil {
      return Fault(
        span: place.span, message: "this is a query, and '\(place.text)' stands for expressions",
        help: "write the uid of its datasource")
    }
    let expression = said("expression", in: model)
    let type: String? =
      if said("reducer", in: model) != nil {
        "reduce"
      } else if model["conditions"]?.kind == .sequence {
        expression == nil ? "classic_conditions" : "threshold"
      } else {
        expression?.text.contains("$") == true ? "math" : nil
      }
    return Fault(
      span: place.span, message: "this expression has no type",
      help: "add 'type: \(type ?? "…")' to its model")
  }

  /// The query that is read has to be named.
  private func reading(_ type: Node, _ word: String) -> [Fault] {
    guard said("expression", in: model) == nil else { return [] }
    let own = step["refId"]?.text
    let others = letters.filter { $0 != own }
    let named = model["conditions"]?.items.first?["query"]?["params"]?.items.first?.text
    let meant =
      named.flatMap { others.contains($0) ? $0 : nil } ?? (others.count == 1 ? others[0] : nil)
    return [
      Fault(
        span: type.span, message: "this \(word) does not say which query it reads",
        help: "add 'expression: \(meant ?? "…")' to its model, with the letter of the query")
    ]
  }

  private func threshold(_ type: Node) -> [Fault] {
    let conditions = model["conditions"]?.items ?? []
    guard let evaluator = conditions.first?["evaluator"], evaluator.kind == .mapping else {
      return [
        Fault(
          span: type.span, message: "this threshold has no condition",
          help: "add 'conditions: [{evaluator: {type: gt, params: [0]}}]'")
      ]
    }
    if conditions.count > 1 {
      return [
        Fault(
          span: conditions[1].span, message: "a threshold has exactly one condition",
          help: "keep one, or join several in a calculation: $A > 1 && $B > 2")
      ]
    }
    let kind = evaluator["type"]
    guard !Self.isOpen(kind?.text ?? "") else { return [] }
    guard let kind, Self.comparisons.contains(kind.text) else {
      return [
        Fault(
          span: (kind ?? evaluator).span,
          message: "'\(kind?.shortText ?? "")' is no comparison of a threshold",
          help: "write one of \(Self.comparisons.joined(separator: ", "))")
      ]
    }
    let wanted = kind.text.contains("_range") ? 2 : 1
    let numbers = evaluator["params"]?.items.count ?? 0
    guard numbers < wanted else { return [] }
    return [
      Fault(
        span: (evaluator["params"] ?? kind).span,
        message: "'\(kind.text)' needs \(wanted == 1 ? "a number" : "two numbers") in 'params'",
        help: wanted == 1 ? "write params: [80]" : "write the lower limit and the upper one")
    ]
  }

  private func reduction(_ type: Node) -> [Fault] {
    var found: [Fault] = []
    let settings = model["settings"]
    if let reducer = said("reducer", in: model) {
      let word = reducer.text.lowercased()
      if !Self.reducers.contains(word), !Self.isOpen(word) {
        let meant =
          Self.otherReducers[word] ?? nearest(to: word, in: Self.reducers)
        found.append(
          Fault(
            span: reducer.span, message: "Grafana knows no reducer '\(reducer.shortText)'",
            help: meant.map { "write '\($0)'" }
              ?? "write one of \(Self.reducers.joined(separator: ", "))"))
      }
    } else {
      let isBelow = said("reducer", in: settings) != nil
      found.append(
        Fault(
          span: type.span, message: "this reduction has no reducer",
          help: isBelow ? "move 'reducer' out of 'settings'" : "add 'reducer: last' to its model"))
    }
    if let mode = said("mode", in: settings), !["dropNN", "replaceNN"].contains(mode.text),
      !Self.isOpen(mode.text)
    {
      found.append(
        Fault(
          span: mode.span, message: "Grafana knows no mode '\(mode.shortText)' of a reduction",
          help: "write dropNN or replaceNN, or leave it out, which is strict"))
    }
    return found.sorted { $0.span.start < $1.span.start }
  }

  private func calculation(_ type: Node) -> [Fault] {
    guard let expression = said("expression", in: model) else {
      return [
        Fault(
          span: type.span, message: "this calculation has no expression",
          help: "add 'expression' to its model, such as $A > 0")
      ]
    }
    guard !expression.text.contains("{{"), let bare = Self.bareLetter(expression.text, letters)
    else {
      return []
    }
    let letter = bare.letter
    return [
      Fault(
        span: expression.map.source(bare.span),
        message: "'\(letter)' is no query without a $ before it",
        help: "write '$\(letter)'")
    ]
  }

  /// Whether another program still fills in the text.
  private static func isOpen(_ text: String) -> Bool { text.contains { "${<%".contains($0) } }

  private static let types = [
    "math", "reduce", "resample", "classic_conditions", "threshold", "hysteresis", "sql",
  ]
  private static let comparisons = [
    "gt", "lt", "eq", "ne", "gte", "lte", "within_range", "outside_range", "within_range_included",
    "outside_range_included",
  ]
  private static let reducers = ["last", "mean", "min", "max", "sum", "count", "median"]
  /// What the same is called in panels and in classic conditions.
  private static let otherReducers = [
    "avg": "mean", "average": "mean", "lastnotnull": "last", "last_not_null": "last",
  ]
}
