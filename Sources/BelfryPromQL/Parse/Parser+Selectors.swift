import BelfrySource

extension Parser {
  /// A selector whose name, where it has one, has been taken.
  mutating func selector(_ name: Token?) -> VectorSelector {
    let start = name?.span.start ?? token.span.start
    var selector = VectorSelector(
      name.map { lexer.text($0.span) }, nameSpan: name?.span ?? Span(at: start))
    let before = errors.count
    if takes(.leftBrace) {
      while token.kind != .rightBrace, token.kind != .end {
        if let matcher = matcher() { selector.matchers.append(matcher) }
        if takes(.comma) { continue }
        if token.kind == .rightBrace || token.kind == .end { break }
        wanted("',' or '}' after a matcher")
        skip(to: .comma, .rightBrace)
        _ = takes(.comma)
      }
      close(.rightBrace, "}", "to close the matchers")
    }
    selector.span = Span(start, lastEnd)
    if errors.count == before { checkName(selector) }
    return selector
  }

  /// A metric can be named once: before the braces, in quotes or by `__name__`.
  private mutating func checkName(_ selector: VectorSelector) {
    let names = selector.matchers.filter { $0.name == "__name__" }
    let quoted = names.filter(\.isBareName)
    if let second = selector.name == nil ? names.dropFirst().first : names.first,
      selector.name != nil || !quoted.isEmpty
    {
      let first = selector.name ?? names[0].value
      report("the metric is named twice, '\(first)' and '\(second.value)'", at: second.span)
    }
  }

  private mutating func matcher() -> LabelMatcher? {
    let name = token
    let isQuoted = name.kind == .string
    guard isQuoted || name.kind == .identifier || name.kind == .variable else {
      wanted("a label")
      skip(to: .comma, .rightBrace)
      return nil
    }
    take()
    let label = isQuoted ? lexer.unquoted(name.span) : lexer.text(name.span)
    if isQuoted {
      use(.quotedNames, label, Feature.quotedNames.since, name.span, where: !isPlainLabel(label))
    }
    guard let op = matchOperator else {
      if isQuoted, token.kind == .comma || token.kind == .rightBrace {
        return LabelMatcher(
          "__name__", .equal, label, span: name.span, nameSpan: name.span, valueSpan: name.span)
      }
      // A variable of Grafana's may stand for whole matchers.
      if name.kind == .variable, token.kind == .comma || token.kind == .rightBrace { return nil }
      wanted("'=', '!=', '=~' or '!~'")
      skip(to: .comma, .rightBrace)
      return nil
    }
    take()
    guard token.kind == .string else {
      wanted("a value in quotes")
      skip(to: .comma, .rightBrace)
      return nil
    }
    let value = take()
    return LabelMatcher(
      label, op, lexer.unquoted(value.span), span: Span(name.span.start, value.span.end),
      nameSpan: name.span, valueSpan: value.span)
  }

  private var matchOperator: LabelMatcher.Operator? {
    switch token.kind {
    case .assign: .equal
    case .notEqual: .notEqual
    case .matches: .matches
    case .matchesNot: .matchesNot
    default: nil
    }
  }

  // MARK: Matching of the sides of an operator

  mutating func matching() -> VectorMatching? {
    var matching: VectorMatching?
    if token.keyword == .on || token.keyword == .ignoring {
      let word = take()
      let labels = labels()
      matching = VectorMatching(
        isOn: word.keyword == .on, labels: labels, span: Span(word.span.start, lastEnd))
      if token.keyword == .groupLeft || token.keyword == .groupRight {
        let side = take()
        matching?.many = side.keyword == .groupLeft ? .left : .right
        if token.kind == .leftParen { matching?.included = self.labels() }
        matching?.manySpan = Span(side.span.start, lastEnd)
      }
    } else if token.keyword == .groupLeft || token.keyword == .groupRight {
      report("\(shown(token)) needs 'on' or 'ignoring' before it", at: token.span)
      take()
      if token.kind == .leftParen { _ = labels() }
    }
    while let word = token.keyword, word == .fill || word == .fillLeft || word == .fillRight,
      following.kind == .leftParen
    {
      matching = filled(matching, word)
    }
    return matching
  }

  private mutating func filled(_ matching: VectorMatching?, _ word: Keyword) -> VectorMatching {
    let name = take()
    take()
    let isNegative = token.kind == .subtract
    if isNegative || token.kind == .add { take() }
    var value = NumberLiteral(0)
    if token.kind == .number || token.kind == .duration || token.keyword == .inf
      || token.keyword == .nan
    {
      value = literal()
      if isNegative { value.value = -value.value }
    } else {
      wanted("a number")
    }
    close(.rightParen, ")", "after the value")
    use(.fills, word.rawValue, Feature.fills.since, Span(name.span.start, lastEnd))
    var result = matching ?? VectorMatching(isOn: false, labels: [], span: name.span)
    let isSaid =
      word != .fillRight && result.fillLeft != nil || word != .fillLeft && result.fillRight != nil
    if isSaid { report("this side is filled twice", at: name.span) }
    if word != .fillRight { result.fillLeft = value }
    if word != .fillLeft { result.fillRight = value }
    return result
  }
}

extension LabelMatcher {
  /// Whether it is a metric's name in quotes, without a comparison.
  var isBareName: Bool { name == "__name__" && nameSpan == valueSpan && valueSpan != Span(0, 0) }
}
