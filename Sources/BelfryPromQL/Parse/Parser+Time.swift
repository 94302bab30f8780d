import BelfrySource

extension Parser {
  // MARK: Ranges

  mutating func ranged(_ inner: NodeID) -> NodeID {
    let bracket = take().span
    let start = span(of: inner).start
    guard let range = positiveDuration("a range such as 5m") else {
      skip(to: .rightBracket)
      _ = takes(.rightBracket)
      return invalid(Span(start, lastEnd))
    }
    if takes(.colon) {
      var step: RangeDuration?
      if token.kind != .rightBracket { step = positiveDuration("a step such as 1m") }
      close(.rightBracket, "]", "after the step")
      return add(
        .subquery(
          Subquery(expression: inner, range: range, step: step, span: Span(start, lastEnd))))
    }
    close(.rightBracket, "]", "or ':' after the range")
    guard case .selector(let selector) = nodes[inner.index] else {
      if case .invalid = nodes[inner.index] { return invalid(Span(start, lastEnd)) }
      report(
        "only a selector can have a range; a subquery is written [5m:]",
        at: Span(bracket.start, lastEnd))
      return invalid(Span(start, lastEnd))
    }
    if !selector.modifiers.isEmpty {
      report(
        "'offset' and '@' belong behind the range", at: Span(bracket.start, lastEnd))
    }
    let isUnmodified = selector.modifiers.isEmpty
    var matrix = MatrixSelector(selector: selector, range: range, span: Span(start, lastEnd))
    if !isUnmodified { matrix.selector.modifiers = TimeModifiers() }
    nodes[inner.index] = .matrix(matrix)
    return inner
  }

  // MARK: Offsets and instants

  mutating func modified(_ inner: NodeID) -> NodeID {
    let word = take()
    var modifiers: TimeModifiers
    switch nodes[inner.index] {
    case .selector(let node): modifiers = node.modifiers
    case .matrix(let node): modifiers = node.selector.modifiers
    case .subquery(let node): modifiers = node.modifiers
    default:
      modifiers = TimeModifiers()
      if case .invalid = nodes[inner.index] { break }
      let what = word.keyword == .anchored || word.keyword == .smoothed ? "widened" : "shifted"
      report(
        "only selectors, ranges and subqueries can be \(what) in time",
        at: Span(span(of: inner).start, word.span.end))
    }
    switch word.keyword {
    case .offset: readOffset(&modifiers, word)
    case .anchored: extend(&modifiers, .anchored, word, inner)
    case .smoothed: extend(&modifiers, .smoothed, word, inner)
    default: readInstant(&modifiers, word, from: span(of: inner).start)
    }
    let end = lastEnd
    switch nodes[inner.index] {
    case .selector(var node):
      node.modifiers = modifiers
      node.span.end = end
      nodes[inner.index] = .selector(node)
    case .matrix(var node):
      node.selector.modifiers = modifiers
      node.span.end = end
      nodes[inner.index] = .matrix(node)
    case .subquery(var node):
      node.modifiers = modifiers
      node.span.end = end
      nodes[inner.index] = .subquery(node)
    default: return invalid(Span(span(of: inner).start, end))
    }
    return inner
  }

  private mutating func extend(
    _ modifiers: inout TimeModifiers, _ kind: TimeModifiers.Extension, _ word: Token,
    _ inner: NodeID
  ) {
    use(.extendedRanges, kind.rawValue, Feature.extendedRanges.since, word.span)
    if let said = modifiers.extended {
      let fault = said == kind ? "is said twice" : "and '\(said.rawValue)' exclude each other"
      report("'\(kind.rawValue)' \(fault)", at: Span(span(of: inner).start, word.span.end))
    }
    if case .subquery = nodes[inner.index] {
      report(
        "'\(kind.rawValue)' cannot stand behind a subquery",
        at: Span(span(of: inner).start, word.span.end))
    }
    modifiers.extended = kind
  }

  private mutating func readOffset(_ modifiers: inout TimeModifiers, _ word: Token) {
    if modifiers.offset != nil { report("'offset' is said twice", at: word.span) }
    modifiers.offset = offsetDuration() ?? modifiers.offset
  }

  private mutating func readInstant(
    _ modifiers: inout TimeModifiers, _ mark: Token, from start: Int
  ) {
    if modifiers.at != nil { report("'@' is said twice", at: mark.span) }
    if token.keyword == .start || token.keyword == .end, following.kind == .leftParen {
      let isStart = take().keyword == .start
      take()
      close(.rightParen, ")", "after '\(isStart ? "start" : "end")('")
      modifiers.at = isStart ? .start : .end
      return
    }
    let first = token.span.start
    let isNegative = token.kind == .subtract
    if isNegative || token.kind == .add { take() }
    guard
      token.kind == .number || token.kind == .duration || token.keyword == .inf
        || token.keyword == .nan
    else {
      if token.kind == .variable {
        take()
      } else {
        wanted("a timestamp, start() or end()")
        if token.kind == .bad { take() }
      }
      return
    }
    var literal = literal()
    if isNegative { literal.value = -literal.value }
    literal.span = Span(first, lastEnd)
    let isCountable = literal.value.isFinite && abs(literal.value) < 9.223_372e15
    if !isCountable {
      report("this timestamp cannot be counted", at: Span(start, lastEnd))
    }
    modifiers.at = .timestamp(literal)
  }
}
