import BelfryPromQL
import BelfrySource
import Foundation

/// Writes a tree of the conformance data in one line, so that it can be compared.
struct ReferenceTree {
  private func id(_ value: Any?) -> String { (value as? [String: Any])?["id"] as? String ?? "" }

  private func span(_ value: Any?) -> String {
    let range = value as? [String: Any] ?? [:]
    return "@\(range["start"] as? Int ?? 0)-\(range["end"] as? Int ?? 0)"
  }

  private func number(_ value: Any?) -> String {
    switch value {
    case let text as String: TreeText.number(Double(text.lowercased()) ?? .nan)
    case let number as NSNumber: TreeText.number(number.doubleValue)
    default: "0"
    }
  }

  private func milliseconds(_ value: Any?) -> String? {
    ((value as? [String: Any])?["duration"] as? NSNumber).flatMap {
      $0.int64Value == 0 ? nil : TreeText.number(Double($0.int64Value) / 1000)
    }
  }

  private static let operators = [
    "ADD": "+", "SUB": "-", "MUL": "*", "DIV": "/", "MOD": "%", "POW": "^", "ATAN2": "atan2",
    "EQLC": "==", "NEQ": "!=", "LSS": "<", "LTE": "<=", "GTR": ">", "GTE": ">=", "LAND": "and",
    "LOR": "or", "LUNLESS": "unless",
  ]

  private func op(_ value: Any?) -> String { Self.operators[id(value)] ?? id(value).lowercased() }

  private func labels(_ value: Any?) -> String {
    (value as? [String] ?? []).joined(separator: ",")
  }

  func text(_ value: Any?) -> String {
    guard let node = value as? [String: Any], let kind = node["kind"] as? String else { return "-" }
    switch kind {
    case "NumberLiteral":
      return "number \(number(node["Val"]))\(span(node["PosRange"]))"
    case "StringLiteral": return "string \(node["Val"] as? String ?? "")\(span(node["PosRange"]))"
    case "VectorSelector": return selector(node) + span(node["PosRange"])
    case "MatrixSelector":
      let range = duration(node["Range"], node["RangeExpr"])
      return "matrix(\(text(node["VectorSelector"])) [\(range)])-\(node["EndPos"] as? Int ?? 0)"
    case "SubqueryExpr":
      let range = duration(node["Range"], node["RangeExpr"])
      let step = duration(node["Step"], node["StepExpr"])
      return "subquery(\(text(node["Expr"])) [\(range):\(step)]\(modifiers(node)))"
        + "-\(node["EndPos"] as? Int ?? 0)"
    case "Call":
      let name = (node["Func"] as? [String: Any])?["function"] as? String ?? ""
      let arguments = (node["Args"] as? [Any] ?? []).map(text).joined(separator: ", ")
      return "call \(name)(\(arguments))\(span(node["PosRange"]))"
    case "AggregateExpr":
      let without = node["Without"] as? Bool == true ? " without" : ""
      let grouping = labels(node["Grouping"])
      return "aggregation \(op(node["Op"]))\(without) [\(grouping)]"
        + "(\(text(node["Param"])), \(text(node["Expr"])))\(span(node["PosRange"]))"
    case "BinaryExpr": return binary(node)
    case "UnaryExpr":
      return "unary \(op(node["Op"]))(\(text(node["Expr"])))@\(node["StartPos"] as? Int ?? 0)"
    case "ParenExpr": return "paren(\(text(node["Expr"])))\(span(node["PosRange"]))"
    default: return kind
    }
  }

  private func binary(_ node: [String: Any]) -> String {
    var matching = ""
    if let said = node["VectorMatching"] as? [String: Any] {
      let cards = ["CardManyToOne": "left", "CardOneToMany": "right", "CardManyToMany": "many"]
      let card = cards[id(said["Card"])] ?? "one"
      matching =
        " \(card) on=\(said["On"] as? Bool == true) [\(labels(said["MatchingLabels"]))]"
        + " [\(labels(said["Include"]))]"
    }
    let bool = node["ReturnBool"] as? Bool == true ? " bool" : ""
    return "binary \(op(node["Op"]))\(bool)\(matching)(\(text(node["LHS"])), \(text(node["RHS"])))"
  }

  private func selector(_ node: [String: Any]) -> String {
    let name = node["Name"] as? String ?? ""
    var matchers = (node["LabelMatchers"] as? [[String: Any]] ?? []).compactMap {
      ($0["matcher"] as? [String])?.joined(separator: " ")
    }
    if !name.isEmpty, matchers.last == "__name__ = \(name)" { matchers.removeLast() }
    return "selector \(name) {\(matchers.joined(separator: ", "))}\(modifiers(node))"
  }

  private func modifiers(_ node: [String: Any]) -> String {
    var text = ""
    if node["Anchored"] as? Bool == true { text += " anchored" }
    if node["Smoothed"] as? Bool == true { text += " smoothed" }
    if let instant = node["Timestamp"] as? NSNumber { text += " @\(instant.int64Value)" }
    if node["StartOrEnd"] != nil { text += " @\(id(node["StartOrEnd"]).lowercased())" }
    let offset = duration(node["OriginalOffset"], node["OriginalOffsetExpr"])
    return offset.isEmpty ? text : text + " offset \(offset)"
  }

  private func duration(_ literal: Any?, _ expression: Any?) -> String {
    if let expression = expression as? [String: Any] { return arithmetic(expression) }
    return milliseconds(literal) ?? ""
  }

  private func arithmetic(_ value: Any?) -> String {
    guard let node = value as? [String: Any] else { return "-" }
    guard node["kind"] as? String == "DurationExpr" else { return text(node) }
    let name = id(node["Op"]).lowercased()
    let inner: String
    switch name {
    case "step", "range": inner = "\(name)@\(node["StartPos"] as? Int ?? 0)"
    case "min_of", "max_of":
      inner =
        "\(name)(\(arithmetic(node["LHS"])), \(arithmetic(node["RHS"])))"
        + "@\(node["StartPos"] as? Int ?? 0)"
    default:
      let right = arithmetic(node["RHS"])
      if node["LHS"] is [String: Any] {
        inner = "\(op(node["Op"]))(\(arithmetic(node["LHS"])), \(right))"
      } else {
        inner = name == "sub" ? "-(\(right))@\(node["StartPos"] as? Int ?? 0)" : right
      }
    }
    return node["Wrapped"] as? Bool == true ? "paren(\(inner))" : inner
  }
}
