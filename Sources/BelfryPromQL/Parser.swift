public import BelfrySource

/// What an expression may hold beside PromQL.
public struct ParseOptions: Sendable {
  /// Whether Grafana's variables may stand for durations and numbers.
  public var grafanaVariables = false

  /// PromQL alone.
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
  /// The expression; nothing where it cannot be read.
  public var expression: Expr?
  /// What is wrong, in the text's order.
  public var errors: [SyntaxError]
}

/// Reads a PromQL expression (Prometheus 3.14, querying basics and operators).
public func parse(_ text: String, options: ParseOptions = ParseOptions()) -> ParsedExpression {
  do throws(SyntaxError) {
    let bytes = Array(text.utf8)
    let tokens = try Lexer.tokens(bytes, grafana: options.grafanaVariables)
    var parser = Parser(tokens, options)
    return ParsedExpression(expression: try parser.whole(), errors: [])
  } catch {
    return ParsedExpression(expression: nil, errors: [error])
  }
}

/// Precedence climbing over tokens, bounded in depth.
struct Parser {
  static let deepest = 150
  private let tokens: [Token]
  private let options: ParseOptions
  private var cursor = 0
  private var depth = 0

  init(_ tokens: [Token], _ options: ParseOptions) {
    self.tokens = tokens
    self.options = options
  }

  var token: Token { tokens[min(cursor, tokens.count - 1)] }
  var following: Token { tokens[min(cursor + 1, tokens.count - 1)] }
  var lastEnd: Int { cursor > 0 ? tokens[cursor - 1].span.end : 0 }

  mutating func take() -> Token {
    let taken = token
    if cursor < tokens.count - 1 { cursor += 1 }
    return taken
  }

  mutating func takes(_ symbol: String) -> Bool {
    guard token.isSymbol(symbol) else { return false }
    _ = take()
    return true
  }

  mutating func expect(_ symbol: String, _ context: String) throws(SyntaxError) {
    guard takes(symbol) else { throw wanted("'\(symbol)' \(context)") }
  }

  func wanted(_ what: String) -> SyntaxError {
    SyntaxError(message: "\(what) is wanted here, not \(token.shown)", span: token.span)
  }

  mutating func whole() throws(SyntaxError) -> Expr {
    guard token.kind != .end else {
      throw SyntaxError(message: "the expression is empty", span: token.span)
    }
    let expression = try expression(0)
    guard token.kind == .end else {
      throw SyntaxError(
        message: "\(token.shown) does not belong here", span: token.span)
    }
    return expression
  }

  // MARK: Operators

  private static let precedence: [String: Int] = [
    "or": 1, "and": 2, "unless": 2, "==": 3, "!=": 3, "<": 3, ">": 3, "<=": 3, ">=": 3, "+": 4,
    "-": 4, "*": 5, "/": 5, "%": 5, "atan2": 5, "^": 6,
  ]
  static let comparisons: Set<String> = ["==", "!=", "<", ">", "<=", ">="]
  static let setOperators: Set<String> = ["and", "or", "unless"]

  private var operatorText: String? {
    let text: String?
    switch token.kind {
    case .symbol(let symbol): text = symbol
    case .identifier: text = token.keyword
    default: text = nil
    }
    return text.flatMap { Self.precedence[$0] == nil ? nil : $0 }
  }

  mutating func expression(_ minimum: Int) throws(SyntaxError) -> Expr {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw SyntaxError(
        message: "the expression lies more than \(Self.deepest) levels deep", span: token.span)
    }
    var left = try unary()
    while let op = operatorText, let rank = Self.precedence[op], rank > minimum {
      let opSpan = take().span
      let isBool = Self.comparisons.contains(op) && token.keyword == "bool"
      if isBool { _ = take() }
      let matching = try matching(op)
      // '^' binds to the right, everything else to the left.
      let right = try expression(op == "^" ? rank - 1 : rank)
      left = .binary(
        Binary(
          op: op, isBool: isBool, matching: matching, left: left, right: right, opSpan: opSpan,
          span: left.span.union(right.span)))
    }
    return left
  }

  private mutating func unary() throws(SyntaxError) -> Expr {
    guard token.isSymbol("-") || token.isSymbol("+") else { return try postfix() }
    let sign = take()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw SyntaxError(message: "too many signs in a row", span: sign.span)
    }
    // A sign binds less than '^' and more than '*'.
    let operand = try expression(5)
    let span = Span(sign.span.start, operand.span.end)
    if case .number(let literal) = operand, sign.text == "-", !literal.text.hasPrefix("-") {
      return .number(NumberLiteral(-literal.value, text: "-" + literal.text, span: span))
    }
    return .unary(Unary(op: sign.text, expression: operand, span: span))
  }

  // MARK: Ranges, offsets and instants

  private mutating func postfix() throws(SyntaxError) -> Expr {
    var result = try primary()
    while true {
      if token.isSymbol("[") {
        result = try ranged(result)
      } else if token.keyword == "offset" || token.isSymbol("@")
        || ["anchored", "smoothed"].contains(token.keyword)
      {
        result = try modified(result)
      } else {
        return result
      }
    }
  }

  private mutating func ranged(_ inner: Expr) throws(SyntaxError) -> Expr {
    _ = take()
    let range = try duration("a range such as 5m")
    if takes(":") {
      let step = token.isSymbol("]") ? nil : try duration("a step such as 1m")
      try expect("]", "after the step")
      return .subquery(
        Subquery(
          expression: inner, range: range, step: step, span: Span(inner.span.start, lastEnd)))
    }
    try expect("]", "after the range")
    guard case .selector(let selector) = inner, selector.modifiers.isEmpty else {
      throw SyntaxError(
        message: "only a selector can have a range; a subquery is written [5m:]",
        span: Span(inner.span.start, lastEnd))
    }
    return .matrix(
      MatrixSelector(selector: selector, range: range, span: Span(inner.span.start, lastEnd)))
  }

  private mutating func modified(_ inner: Expr) throws(SyntaxError) -> Expr {
    let start = token.span
    var modifiers: TimeModifiers
    switch inner {
    case .selector(let node): modifiers = node.modifiers
    case .matrix(let node): modifiers = node.selector.modifiers
    case .subquery(let node): modifiers = node.modifiers
    default:
      throw SyntaxError(
        message: "only selectors, ranges and subqueries can be shifted in time", span: start)
    }
    let word = take()
    if word.isSymbol("@") {
      guard modifiers.at == nil else { throw twice("@", start) }
      modifiers.at = try instant()
    } else if word.keyword == "offset" {
      guard modifiers.offset == nil else { throw twice("offset", start) }
      modifiers.isNegative = takes("-")
      modifiers.offset = try duration("a duration such as 1h")
    } else {
      guard modifiers.extended == nil else { throw twice(word.text, start) }
      modifiers.extended = word.keyword
    }
    let end = lastEnd
    switch inner {
    case .selector(var node):
      node.modifiers = modifiers
      node.span.end = end
      return .selector(node)
    case .matrix(var node):
      node.selector.modifiers = modifiers
      node.span.end = end
      return .matrix(node)
    case .subquery(var node):
      node.modifiers = modifiers
      node.span.end = end
      return .subquery(node)
    default: return inner
    }
  }

  private func twice(_ word: String, _ span: Span) -> SyntaxError {
    SyntaxError(message: "'\(word)' is said twice", span: span)
  }

  private mutating func instant() throws(SyntaxError) -> TimeModifiers.Instant {
    if let word = token.keyword, word == "start" || word == "end" {
      _ = take()
      try expect("(", "after '\(word)'")
      try expect(")", "after '\(word)('")
      return word == "start" ? .start : .end
    }
    let sign = takes("-") ? "-" : ""
    guard token.kind == .number || token.kind == .duration else {
      throw wanted("a timestamp, start() or end()")
    }
    let taken = take()
    let value = numberValue(taken.text) ?? 0
    return .timestamp(
      NumberLiteral(sign.isEmpty ? value : -value, text: sign + taken.text, span: taken.span))
  }

  mutating func duration(_ words: String) throws(SyntaxError) -> RangeDuration {
    let taken = token
    switch taken.kind {
    case .duration:
      _ = take()
      guard let length = durationMilliseconds(taken.text), length > 0 else {
        throw SyntaxError(
          message: "'\(taken.text)' is not a duration above zero, units falling from y to ms",
          span: taken.span)
      }
      return RangeDuration(taken.text, milliseconds: length, span: taken.span)
    case .number:
      _ = take()
      guard let seconds = numberValue(taken.text), seconds > 0, seconds < 9_223_372_036 else {
        throw SyntaxError(message: "a duration must be above zero", span: taken.span)
      }
      return RangeDuration(
        taken.text, milliseconds: Int64(seconds * 1000), span: taken.span)
    case .variable:
      _ = take()
      return RangeDuration(taken.text, milliseconds: nil, span: taken.span)
    default: throw wanted(words)
    }
  }
}

extension TimeModifiers {
  /// Whether nothing is modified.
  var isEmpty: Bool { offset == nil && at == nil && extended == nil }
}
