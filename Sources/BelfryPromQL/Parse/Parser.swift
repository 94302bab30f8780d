import BelfrySource

/// Reads tokens into nodes: operators by precedence, everything else by descent.
///
/// After an error it goes on at the next place that closes or parts something, and leaves an
/// `invalid` node, about which nothing further is said.
struct Parser {
  /// How deep parentheses, arguments, signs and powers may nest.
  static let deepest = 300

  var lexer: Lexer
  let options: ParseOptions
  var nodes: [ExpressionNode] = []
  var errors: [SyntaxError] = []
  var features: [FeatureUse] = []
  private(set) var token: Token
  private(set) var following: Token
  /// End of the last token taken.
  private(set) var lastEnd = 0
  private var depth = 0
  private var isAbandoned = false

  init(_ lexer: Lexer, _ options: ParseOptions) {
    self.lexer = lexer
    self.options = options
    token = self.lexer.next()
    following = self.lexer.next()
  }

  // MARK: Tokens

  @discardableResult
  mutating func take() -> Token {
    let taken = token
    lastEnd = taken.span.end
    token = following
    if following.kind != .end { following = lexer.next() }
    return taken
  }

  mutating func takes(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    take()
    return true
  }

  /// The token as a message shows it.
  func shown(_ token: Token) -> String {
    token.kind == .end ? "the end" : "'\(lexer.text(token.span).prefix(40))'"
  }

  mutating func report(_ message: String, at span: Span, kind: SyntaxError.Kind = .syntax) {
    if !isAbandoned { errors.append(SyntaxError(message, at: span, kind: kind)) }
  }

  /// Says what is wanted instead of the token, unless the token was reported already.
  mutating func wanted(_ what: String) {
    guard token.kind != .bad else { return }
    report("\(what) is wanted here, not \(shown(token))", at: token.span)
  }

  /// Moves to the next of these kinds outside of brackets opened on the way, or to the end.
  mutating func skip(to kinds: Token.Kind...) {
    var open = 0
    while token.kind != .end {
      if open == 0, kinds.contains(token.kind) { return }
      switch token.kind {
      case .leftParen, .leftBrace, .leftBracket: open += 1
      case .rightParen, .rightBrace, .rightBracket: open = max(0, open - 1)
      default: break
      }
      take()
    }
  }

  /// Takes a closing token; where it is missing, says so and goes on at the next that closes
  /// anything: one that does not fit belongs to what stands around.
  mutating func close(_ kind: Token.Kind, _ symbol: String, _ context: String) {
    if takes(kind) { return }
    wanted("'\(symbol)' \(context)")
    skip(to: .rightParen, .rightBrace, .rightBracket)
    _ = takes(kind)
  }

  /// Goes one level deeper; past the limit says so, and nothing further is read.
  mutating func descend() -> Bool {
    depth += 1
    guard depth > Self.deepest else { return true }
    report("the expression nests more than \(Self.deepest) levels deep", at: token.span)
    isAbandoned = true
    token = Token(.end, token.span)
    following = token
    return false
  }

  /// Comes back from one level deeper.
  mutating func ascend() { depth -= 1 }

  // MARK: Nodes

  mutating func add(_ node: ExpressionNode) -> NodeID {
    nodes.append(node)
    return NodeID(nodes.count - 1)
  }

  mutating func invalid(_ span: Span) -> NodeID { add(.invalid(span)) }

  func span(of id: NodeID) -> Span { nodes[id.index].span }

  mutating func whole() {
    guard token.kind != .end else {
      if lexer.errors.isEmpty { report("the expression is empty", at: Span(at: 0)) }
      _ = invalid(Span(at: 0))
      return
    }
    var left = expression(above: 0)
    while token.kind != .end {
      if token.kind != .bad { report("\(shown(token)) does not belong here", at: token.span) }
      take()
      while token.kind != .end, binaryOperator == nil { take() }
      left = invalid(Span(span(of: left).start, lastEnd))
      left = operators(left, above: 0)
    }
  }

  // MARK: Operators

  /// The operator that the token is, where an operand stands before it.
  var binaryOperator: BinaryOperator? {
    switch token.kind {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .modulo: .modulo
    case .power: .power
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .trimAbove: .trimAbove
    case .trimBelow: .trimBelow
    case .identifier:
      switch token.keyword {
      case .and: .and
      case .or: .or
      case .unless: .unless
      case .atan2: .atan2
      default: nil
      }
    default: nil
    }
  }

  /// An expression of operators that bind more tightly than a precedence.
  mutating func expression(above minimum: Int) -> NodeID {
    defer { ascend() }
    guard descend() else { return invalid(token.span) }
    return operators(unary(), above: minimum)
  }

  private mutating func operators(_ first: NodeID, above minimum: Int) -> NodeID {
    var left = first
    while let op = binaryOperator, op.precedence > minimum {
      let opSpan = take().span
      if op.isTrim {
        let feature = Feature.histogramTrims
        use(feature, op.rawValue, feature.since, opSpan)
      }
      let isBool = token.keyword == .bool
      if isBool { take() }
      let matching = matching()
      // '^' binds to the right, everything else to the left.
      let right = expression(above: op == .power ? op.precedence - 1 : op.precedence)
      let span = Span(span(of: left).start, span(of: right).end)
      left = add(
        .binary(
          Binary(
            op: op, isBool: isBool, matching: matching, left: left, right: right, opSpan: opSpan,
            span: span)))
    }
    return left
  }

  private mutating func unary() -> NodeID {
    guard token.kind == .subtract || token.kind == .add else { return postfix() }
    let sign = take()
    let isNegative = sign.kind == .subtract
    // A sign binds less than '^' and more than '*'.
    let operand = expression(above: BinaryOperator.multiply.precedence)
    let span = Span(sign.span.start, span(of: operand).end)
    if case .number(var literal) = nodes[operand.index] {
      if isNegative { literal.value = -literal.value }
      literal.span = span
      nodes[operand.index] = .number(literal)
      return operand
    }
    return add(.unary(Unary(isNegative: isNegative, expression: operand, span: span)))
  }
}
