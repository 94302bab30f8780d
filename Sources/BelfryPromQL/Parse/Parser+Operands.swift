import BelfrySource

extension Parser {
  mutating func postfix() -> NodeID {
    var result = primary()
    while true {
      if token.kind == .leftBracket {
        result = ranged(result)
      } else if token.kind == .at || token.keyword == .offset || token.keyword == .anchored
        || token.keyword == .smoothed
      {
        result = modified(result)
      } else {
        return result
      }
    }
  }

  private mutating func primary() -> NodeID {
    let start = token
    switch start.kind {
    case .number, .duration: return number()
    case .string:
      take()
      return add(.string(StringLiteral(lexer.unquoted(start.span), span: start.span)))
    case .leftParen: return parenthesised()
    case .leftBrace: return add(.selector(selector(nil)))
    case .variable: return variable()
    case .identifier where start.keyword == .inf || start.keyword == .nan: return number()
    case .identifier, .metricIdentifier: return word()
    default: return missing("a metric, function, number or parenthesis")
    }
  }

  /// An `invalid` node in place of an operand; what cannot follow it is passed over.
  private mutating func missing(_ what: String) -> NodeID {
    let span = token.span
    wanted(what)
    switch token.kind {
    case .end, .rightParen, .rightBrace, .rightBracket, .comma: break
    default: take()
    }
    return invalid(span)
  }

  private mutating func number() -> NodeID {
    let literal = literal()
    return add(.number(literal))
  }

  /// A number or duration, which the token is.
  mutating func literal() -> NumberLiteral {
    let taken = take()
    if taken.keyword == .inf { return NumberLiteral(.infinity, span: taken.span) }
    if taken.keyword == .nan { return NumberLiteral(.nan, span: taken.span) }
    let text = lexer.text(taken.span)
    let isDuration = taken.kind == .duration
    let value =
      isDuration ? durationMilliseconds(text).map { Double($0) / 1000 } : numberValue(text)
    if value == nil {
      let fault = isDuration ? "is not a duration: units fall from y to ms" : "is not a number"
      report("'\(text)' \(fault)", at: taken.span)
    }
    return NumberLiteral(value ?? .nan, isDuration: isDuration, span: taken.span)
  }

  private mutating func parenthesised() -> NodeID {
    let start = take().span.start
    let inner = expression(above: 0)
    close(.rightParen, ")", "to close the parenthesis")
    return add(.paren(Paren(inner: inner, span: Span(start, max(lastEnd, span(of: inner).end)))))
  }

  private mutating func variable() -> NodeID {
    if following.kind == .leftBrace || following.kind == .leftBracket {
      return add(.selector(selector(take())))
    }
    if following.kind == .leftParen { return call() }
    let taken = take()
    return add(.variable(Variable(lexer.text(taken.span), span: taken.span)))
  }

  private mutating func word() -> NodeID {
    let keyword = token.keyword
    if let keyword, keyword.isAggregation, following.kind == .leftParen || isGrouping(following) {
      return aggregation()
    }
    if token.kind == .identifier, following.kind == .leftParen { return call() }
    if let keyword, !keyword.canNameMetric {
      return missing("a metric, function, number or parenthesis")
    }
    return add(.selector(selector(take())))
  }

  // MARK: Functions and aggregations

  private mutating func arguments() -> [NodeID] {
    guard takes(.leftParen) else {
      wanted("'(' before the arguments")
      return []
    }
    var list: [NodeID] = []
    while token.kind != .rightParen, token.kind != .end {
      list.append(expression(above: 0))
      if token.kind == .rightParen || token.kind == .end { break }
      if token.kind == .comma {
        let comma = take()
        if token.kind == .rightParen {
          report("an argument is wanted behind this comma", at: comma.span)
        }
        continue
      }
      wanted("',' or ')' after an argument")
      skip(to: .comma, .rightParen)
      if token.kind == .comma { take() }
    }
    close(.rightParen, ")", "to close the arguments")
    return list
  }

  private mutating func call() -> NodeID {
    let name = take()
    let text = lexer.text(name.span)
    let arguments = arguments()
    if let function = Function.named(text) {
      if function.isExperimental {
        use(function.feature, text, function.since, name.span, stable: function.stableSince)
      }
    }
    return add(
      .call(
        Call(
          name: text, arguments: arguments, nameSpan: name.span,
          span: Span(name.span.start, lastEnd))))
  }

  func isGrouping(_ token: Token) -> Bool { token.keyword == .by || token.keyword == .without }

  private mutating func aggregation() -> NodeID {
    let name = take()
    let op = name.keyword?.rawValue ?? ""
    var grouping: Grouping?
    if isGrouping(token) { grouping = self.grouping() }
    let hasArguments = token.kind == .leftParen
    var list = arguments()
    if isGrouping(token) {
      if grouping != nil { report("the labels are said twice", at: token.span) }
      let second = self.grouping()
      grouping = grouping ?? second
    }
    let span = Span(name.span.start, lastEnd)
    let wantsParameter = aggregations[op]?.parameter != nil
    if list.count != (wantsParameter ? 2 : 1), hasArguments {
      let wanted = wantsParameter ? "2 arguments" : "1 argument"
      report("'\(op)' takes \(wanted), not \(list.count)", at: span)
    }
    if let since = aggregations[op]?.experimentalSince {
      use(.experimentalFunctions, op, since, name.span)
    }
    let inner = list.popLast() ?? invalid(Span(at: lastEnd))
    return add(
      .aggregation(
        Aggregation(
          op: op, opSpan: name.span, grouping: grouping,
          parameter: wantsParameter ? list.first : nil, expression: inner, span: span)))
  }

  private mutating func grouping() -> Grouping {
    let word = take()
    let labels = labels()
    return Grouping(
      isWithout: word.keyword == .without, labels: labels, span: Span(word.span.start, lastEnd))
  }

  /// Labels in parentheses.
  mutating func labels() -> [LabelRef] {
    guard takes(.leftParen) else {
      wanted("'(' before the labels")
      return []
    }
    var list: [LabelRef] = []
    while token.kind != .rightParen, token.kind != .end {
      if let label = label() { list.append(label) } else { skip(to: .comma, .rightParen) }
      if takes(.comma) { continue }
      if token.kind == .rightParen || token.kind == .end { break }
      wanted("',' or ')' after a label")
      // What cannot stand in a list of labels is taken for what follows it.
      let isLabel = token.kind == .identifier || token.kind == .string
      if !isLabel || following.kind == .leftParen { return list }
    }
    close(.rightParen, ")", "to close the labels")
    return list
  }

  private mutating func label() -> LabelRef? {
    switch token.kind {
    case .identifier, .variable:
      let taken = take()
      return LabelRef(lexer.text(taken.span), span: taken.span)
    case .string:
      let taken = take()
      let name = lexer.unquoted(taken.span)
      if name.isEmpty { report("a label's name cannot be empty", at: taken.span) }
      use(.quotedNames, name, Feature.quotedNames.since, taken.span, where: !isPlainLabel(name))
      return LabelRef(name, span: taken.span)
    default:
      wanted("a label")
      return nil
    }
  }

  /// Notes that something needs a flag or a newer version.
  mutating func use(
    _ feature: Feature, _ word: String, _ since: String, _ span: Span, stable: String? = nil,
    where condition: Bool = true
  ) {
    guard condition else { return }
    let stable = feature == .durationExpressions ? "3.14" : stable
    features.append(
      FeatureUse(feature: feature, word: word, since: since, span: span, stableSince: stable))
  }
}

/// Whether a label can be written without quotes.
func isPlainLabel(_ name: String) -> Bool {
  guard let first = name.utf8.first, isLetter(first) || first == 0x5F else { return false }
  return name.utf8.allSatisfy { isWord($0) }
}
