import BelfrySource

extension TemplateParser {
  /// A pipeline up to a closing token, which is left; nothing where it has a fault.
  mutating func pipeline(_ context: String, until end: TemplateToken.Kind) -> Pipeline? {
    var result = Pipeline(span: token.span)
    guard takeDeclarations(&result, context) else { return nil }
    while token.kind != end {
      guard token.beginsOperand else {
        unexpected(context)
        return nil
      }
      guard let command = command() else { return nil }
      result.commands.append(command)
    }
    guard !result.commands.isEmpty else {
      report("missing value for \(context)", at: token.span)
      return nil
    }
    for (index, command) in result.commands.enumerated().dropFirst() where !isExecutable(command) {
      report("non executable command in pipeline stage \(index + 1)", at: command.span)
    }
    result.span.end = result.commands.last?.span.end ?? result.span.end
    return result
  }

  private func isExecutable(_ command: Command) -> Bool {
    guard let first = command.operands.first else { return false }
    switch first.kind {
    case .bool, .dot, .null, .integer, .float, .complex, .overflow, .string: return false
    default: return true
    }
  }

  // MARK: Declarations

  /// Takes `$x :=`, `$x =` or `$i, $x :=` at the beginning of a pipeline; false on a fault.
  private mutating func takeDeclarations(_ result: inout Pipeline, _ context: String) -> Bool {
    while token.kind == .variable {
      let saved = (token, lexer)
      let variable = take()
      if token.kind == .declare || token.kind == .assign {
        result.variables.append((variable.text, variable.span))
        result.isAssignment = take().kind == .assign
        declare(result)
        return true
      }
      guard token.kind == .sign, token.text == "," else {
        (token, lexer) = saved
        // Of `$i, $x` without a declaration the second is what is gone through.
        declare(result)
        return true
      }
      result.variables.append((variable.text, variable.span))
      guard context == "range", result.variables.count < 2 else {
        report("too many declarations in \(context)", at: token.span)
        return false
      }
      _ = take()
      guard token.kind == .variable || token.kind == .close || token.kind == .rightParen else {
        report("range can only initialize variables", at: token.span)
        return false
      }
    }
    return true
  }

  private mutating func declare(_ pipeline: Pipeline) {
    if pipeline.isAssignment {
      // Go's parser lets it pass; then it fails whenever it is reached.
      for variable in pipeline.variables { check(variable.name, variable.span) }
    }
    for variable in pipeline.variables where !variables.contains(variable.name) {
      guard variables.count < Self.mostVariables else {
        report("more than \(Self.mostVariables) variables are in sight", at: variable.span)
        return
      }
      variables.append(variable.name)
    }
  }

  private mutating func check(_ variable: String, _ span: Span) {
    guard !variables.contains(variable) else { return }
    report("undefined variable \(GoFormat.quoted(variable))", at: span, kind: .unknownVariable)
  }

  // MARK: Commands

  /// Operands up to a bar, which is taken, or the end of the pipeline.
  private mutating func command() -> Command? {
    let start = token.span
    var operands: [Operand] = []
    while true {
      if token.beginsOperand {
        guard let operand = operand() else { return nil }
        operands.append(operand)
        if token.followsBlank, token.beginsOperand { continue }
      }
      let last = operands.last?.span.end ?? start.end
      switch token.kind {
      case .close, .rightParen: break
      case .pipe: _ = take()
      default:
        unexpected("operand")
        return nil
      }
      checkCommand(operands)
      return Command(operands: operands, span: Span(start.start, last))
    }
  }

  /// Go's parser lets a value with arguments pass; then it fails whenever it is reached.
  private mutating func checkCommand(_ operands: [Operand]) {
    guard operands.count > 1, let first = operands.first else { return }
    switch first.kind {
    case .bool, .dot, .null, .integer, .float, .complex, .overflow, .string:
      report("can't give argument to non-function", at: first.span, kind: .execution)
    default: break
    }
  }

  // MARK: Operands

  private mutating func operand() -> Operand? {
    let start = token
    guard var result = term() else { return nil }
    var fields: [(name: String, span: Span)] = []
    while token.kind == .field, !token.followsBlank {
      let field = take()
      fields.append((String(field.text.dropFirst()), field.span))
    }
    guard !fields.isEmpty else { return result }
    switch result.kind {
    case .bool, .integer, .float, .complex, .overflow, .string, .null, .dot:
      report("unexpected . after term \(GoFormat.quoted(start.text))", at: fields[0].span)
      return nil
    default: break
    }
    let span = Span(result.span.start, fields[fields.count - 1].span.end)
    if case .fields(let inner, let own) = result.kind {
      result.kind = .fields(inner, own + fields)
    } else {
      result = Operand(kind: .fields(result, fields), span: span)
    }
    result.span = span
    return result
  }

  private mutating func term() -> Operand? {
    if token.kind == .leftParen { return parenthesised(token) }
    let start = take()
    func operand(_ kind: Operand.Kind) -> Operand { Operand(kind: kind, span: start.span) }
    switch start.kind {
    case .identifier: return word(start)
    case .keyword: return operand(.null)
    case .dot: return operand(.dot)
    case .field:
      return operand(.fields(nil, [(String(start.text.dropFirst()), start.span)]))
    case .variable:
      check(start.text, start.span)
      return operand(.variable(start.text))
    case .number, .complex, .character: return number(start)
    default:
      guard let text = GoLiteral.unquoted(start.text) else {
        report("invalid syntax", at: start.span)
        return nil
      }
      return operand(.string(text))
    }
  }

  private mutating func word(_ word: TemplateToken) -> Operand? {
    if word.text == "true" || word.text == "false" {
      return Operand(kind: .bool(word.text == "true"), span: word.span)
    }
    if !functions.contains(word.text), !Builtins.names.contains(word.text) {
      // Where nearly all is unknown, likenesses help nobody.
      let isRare = template.errors.count < 50
      let near = isRare ? nearest(to: word.text, in: functions.union(Builtins.names).sorted()) : nil
      // Helm has it; Go's own function takes the value first.
      let hint =
        word.text == "default"
        ? "; write \"or VALUE DEFAULT\"" : near.map { "; did you mean \"\($0)\"?" }
      report(
        "function \(GoFormat.quoted(word.text)) not defined" + (hint ?? ""), at: word.span,
        kind: .unknownFunction)
    }
    return Operand(kind: .function(word.text), span: word.span)
  }

  private mutating func number(_ token: TemplateToken) -> Operand? {
    func operand(_ kind: Operand.Kind) -> Operand { Operand(kind: kind, span: token.span) }
    if token.kind == .complex {
      if let value = GoLiteral.complex(token.text) {
        return operand(.complex(value.real, value.imaginary))
      }
      report("illegal number syntax: \(GoFormat.quoted(token.text))", at: token.span)
      return nil
    }
    if token.kind == .character {
      switch GoLiteral.character(token.text) {
      case .success(let scalar): return operand(.integer(Int64(scalar.value)))
      case .failure(let error): report(error.message, at: token.span)
      }
      return nil
    }
    switch GoLiteral.number(token.text) {
    case .success(let kind): return operand(kind)
    case .failure(let error): report(error.message, at: token.span)
    }
    return nil
  }

  private mutating func parenthesised(_ start: TemplateToken) -> Operand? {
    defer { ascend() }
    guard descend() else { return nil }
    _ = take()
    guard let inner = pipeline("parenthesized pipeline", until: .rightParen) else { return nil }
    let end = take().span.end
    return Operand(kind: .pipeline(inner), span: Span(start.span.start, end))
  }
}
