import BelfrySource

extension Parser {
  mutating func primary() throws(SyntaxError) -> Expr {
    let start = token
    switch start.kind {
    case .number, .duration: return try number()
    case .variable:
      _ = take()
      return .number(NumberLiteral(.nan, text: start.text, span: start.span))
    case .string:
      _ = take()
      return .string(StringLiteral(start.text, span: start.span))
    case .symbol("("):
      _ = take()
      let inner = try expression(0)
      try expect(")", "to close the parenthesis")
      return .paren(inner, Span(start.span.start, lastEnd))
    case .symbol("{"): return .selector(try selector(nil))
    case .identifier: return try word()
    default: throw wanted("a metric, function, number or parenthesis")
    }
  }

  private mutating func number() throws(SyntaxError) -> Expr {
    let taken = take()
    let value =
      taken.kind == .duration
      ? durationMilliseconds(taken.text).map { Double($0) / 1000 } : numberValue(taken.text)
    guard let value else {
      throw SyntaxError(
        message: "'\(taken.text)' is neither a number nor a duration with falling units",
        span: taken.span)
    }
    return .number(NumberLiteral(value, text: taken.text, span: taken.span))
  }

  private mutating func word() throws(SyntaxError) -> Expr {
    let name = token
    let keyword = name.text.lowercased()
    if aggregations[keyword] != nil, following.isSymbol("(") || isGrouping(following) {
      return try aggregation(keyword)
    }
    if following.isSymbol("(") { return try call() }
    if keyword == "inf" || keyword == "nan" {
      _ = take()
      return .number(
        NumberLiteral(keyword == "inf" ? .infinity : .nan, text: name.text, span: name.span))
    }
    guard !reservedWords.contains(keyword) else {
      throw SyntaxError(
        message: "'\(name.text)' is an operator and cannot begin an expression", span: name.span)
    }
    _ = take()
    return .selector(try selector(name))
  }

  // MARK: Selectors

  private mutating func selector(_ name: Token?) throws(SyntaxError) -> VectorSelector {
    let start = name?.span.start ?? token.span.start
    var selector = VectorSelector(name?.text, nameSpan: name?.span ?? Span(at: start))
    if takes("{") {
      while !token.isSymbol("}") {
        try matcher(into: &selector)
        if !takes(",") { break }
      }
      try expect("}", "to close the matchers")
    }
    selector.span = Span(start, lastEnd)
    guard selector.metric != nil || selector.matchers.contains(where: \.cannotBeEmpty) else {
      throw SyntaxError(
        message: "this selects everything; name a metric or a label that cannot be empty",
        span: selector.span)
    }
    return selector
  }

  private mutating func matcher(into selector: inout VectorSelector) throws(SyntaxError) {
    let name = token
    guard name.kind == .identifier || name.kind == .string else { throw wanted("a label") }
    _ = take()
    guard case .symbol(let symbol) = token.kind, let op = LabelMatcher.Operator(rawValue: symbol)
    else {
      // A quoted name alone is the metric's.
      if name.kind == .string, token.isSymbol(",") || token.isSymbol("}"), selector.metric == nil {
        selector.matchers.append(
          LabelMatcher("__name__", .equal, name.text, span: name.span, valueSpan: name.span))
        return
      }
      throw wanted("'=', '!=', '=~' or '!~'")
    }
    guard name.kind == .string || !name.text.contains(":") else {
      throw SyntaxError(message: "a label's name cannot hold ':'", span: name.span)
    }
    _ = take()
    let value = token
    guard value.kind == .string else { throw wanted("a value in quotes") }
    _ = take()
    if name.text == "__name__", selector.name != nil {
      throw SyntaxError(message: "the metric's name is set twice", span: name.span)
    }
    selector.matchers.append(
      LabelMatcher(
        name.text, op, value.text, span: Span(name.span.start, value.span.end),
        valueSpan: value.span))
  }

  // MARK: Functions and aggregations

  mutating func arguments() throws(SyntaxError) -> [Expr] {
    try expect("(", "before the arguments")
    var list: [Expr] = []
    while !token.isSymbol(")") {
      list.append(try expression(0))
      if !takes(",") { break }
    }
    try expect(")", "to close the arguments")
    return list
  }

  private mutating func call() throws(SyntaxError) -> Expr {
    let name = take()
    guard let bounds = functionArguments[name.text] else {
      let hint = nearest(
        to: name.text, in: functionArguments.keys.sorted() + aggregations.keys.sorted())
      throw SyntaxError(
        message: "unknown function '\(name.text)'" + (hint.map { "; did you mean '\($0)'?" } ?? ""),
        span: name.span)
    }
    let list = try arguments()
    guard bounds.contains(list.count) else {
      throw SyntaxError(
        message: "'\(name.text)' takes \(countWords(bounds)), not \(list.count)",
        span: Span(name.span.start, lastEnd))
    }
    return .call(
      Call(
        name: name.text, arguments: list, nameSpan: name.span,
        span: Span(name.span.start, lastEnd)))
  }

  private func countWords(_ bounds: ClosedRange<Int>) -> String {
    let words =
      bounds.upperBound > 90
      ? "\(bounds.lowerBound) or more"
      : bounds.count == 1 ? "\(bounds.lowerBound)" : "\(bounds.lowerBound) to \(bounds.upperBound)"
    return words + (bounds == 1...1 ? " argument" : " arguments")
  }

  private func isGrouping(_ token: Token) -> Bool {
    token.keyword == "by" || token.keyword == "without"
  }

  private mutating func aggregation(_ op: String) throws(SyntaxError) -> Expr {
    let start = take().span.start
    var grouping: Grouping?
    if isGrouping(token) { grouping = try self.grouping() }
    var list = try arguments()
    if isGrouping(token) {
      guard grouping == nil else {
        throw SyntaxError(message: "the labels are said twice", span: token.span)
      }
      grouping = try self.grouping()
    }
    let hasParameter = aggregations[op] == true
    guard list.count == (hasParameter ? 2 : 1) else {
      throw SyntaxError(
        message: "'\(op)' takes \(hasParameter ? "2 arguments" : "1 argument"), not \(list.count)",
        span: Span(start, lastEnd))
    }
    let inner = list.removeLast()
    return .aggregation(
      Aggregation(
        op: op, grouping: grouping, parameter: list.first, expression: inner,
        span: Span(start, lastEnd)))
  }

  private mutating func grouping() throws(SyntaxError) -> Grouping {
    Grouping(isWithout: take().keyword == "without", labels: try labels())
  }

  mutating func labels() throws(SyntaxError) -> [LabelRef] {
    try expect("(", "before the labels")
    var list: [LabelRef] = []
    while !token.isSymbol(")") {
      guard token.kind == .identifier || token.kind == .string else { throw wanted("a label") }
      let taken = take()
      list.append(LabelRef(taken.text, span: taken.span))
      if !takes(",") { break }
    }
    try expect(")", "to close the labels")
    return list
  }

  // MARK: Matching

  mutating func matching(_ op: String) throws(SyntaxError) -> VectorMatching? {
    guard let word = token.keyword, word == "on" || word == "ignoring" else {
      return try fills(into: nil)
    }
    guard following.isSymbol("(") else { return nil }
    _ = take()
    var matching = VectorMatching(isOn: word == "on", labels: try labels())
    if let side = token.keyword.flatMap(VectorMatching.Many.init(rawValue:)) {
      guard !Self.setOperators.contains(op) else {
        throw SyntaxError(message: "'\(op)' cannot have '\(side.rawValue)'", span: token.span)
      }
      _ = take()
      matching.many = side
      if token.isSymbol("(") { matching.included = try labels() }
    }
    return try fills(into: matching)
  }

  private mutating func fills(into matching: VectorMatching?) throws(SyntaxError) -> VectorMatching?
  {
    var matching = matching
    while let word = token.keyword, ["fill", "fill_left", "fill_right"].contains(word),
      following.isSymbol("(")
    {
      _ = take()
      _ = take()
      let value = try expression(0)
      try expect(")", "after the value")
      matching = matching ?? VectorMatching(isOn: false, labels: [])
      matching?.fills.append((word, value))
    }
    return matching
  }
}

extension LabelMatcher {
  /// Whether the matcher refuses a missing label; a regular expression counts as doing so unless
  /// it is plainly one that matches nothing or everything.
  var cannotBeEmpty: Bool {
    switch op {
    case .equal: !value.isEmpty
    case .notEqual: value.isEmpty
    case .matches:
      !["", ".*", ".?"].contains(value) && !value.hasSuffix("|") && !value.hasPrefix("|")
    case .matchesNot: ["", ".*"].contains(value)
    }
  }
}
