import BelfrySource

extension TemplateParser {
  /// A pipeline up to a closing token, which is left; nothing where it has a fault.
  mutating func pipeline(_ context: String, until end: TemplateToken.Kind) -> Pipeline? {
    var result = Pipeline(span: token.span)
    guard takeDeclarations(&result, context) else { return nil }
    while true {
      if token.kind == end {
        guard !result.commands.isEmpty else {
          report("missing value for \(context)", at: token.span)
          return nil
        }
        break
      }
      guard let command = command(isFirst: result.commands.isEmpty) else { return nil }
      result.commands.append(command)
      if token.kind == .pipe {
        let bar = take()
        if token.kind == end {
          report("missing value for \(context)", at: bar.span)
          return nil
        }
      } else if token.kind != end {
        unexpected(context == "command" ? "operand" : context)
        return nil
      }
    }
    for command in result.commands.dropFirst() where !isExecutable(command) {
      report("non executable command in pipeline stage", at: command.span)
    }
    result.span.end = result.commands.last?.span.end ?? result.span.end
    return result
  }

  private func isExecutable(_ command: Command) -> Bool {
    guard let first = command.operands.first else { return false }
    switch first.kind {
    case .bool, .dot, .null, .integer, .float, .string: return false
    default: return true
    }
  }

  /// Takes `$x :=`, `$x =` or `$i, $x :=` at the beginning of a pipeline; false on a fault.
  private mutating func takeDeclarations(_ result: inout Pipeline, _ context: String) -> Bool {
    guard token.kind == .variable else { return true }
    let saved = (token, lexer.cursor, lexer.errors.count)
    let first = take()
    if token.kind == .comma, context == "range" {
      _ = take()
      guard token.kind == .variable else {
        unexpected("range")
        return false
      }
      let second = take()
      guard token.kind == .declare || token.kind == .assign else {
        unexpected("range")
        return false
      }
      result.variables = [(first.text, first.span), (second.text, second.span)]
    } else if token.kind == .declare || token.kind == .assign {
      result.variables = [(first.text, first.span)]
    } else {
      (token, lexer.cursor) = (saved.0, saved.1)
      lexer.errors.removeLast(lexer.errors.count - saved.2)
      return true
    }
    result.isAssignment = take().kind == .assign
    if result.isAssignment {
      for variable in result.variables { check(variable.name, variable.span) }
    } else {
      variables += result.variables.map(\.name)
    }
    return true
  }

  private mutating func check(_ variable: String, _ span: Span) {
    guard !variables.contains(variable) else { return }
    report("undefined variable \"\(variable)\"", at: span, kind: .unknownVariable)
  }

  private mutating func command(isFirst: Bool) -> Command? {
    let start = token.span
    var operands: [Operand] = []
    while true {
      switch token.kind {
      case .pipe, .close, .rightParen, .end, .comma, .declare, .assign, .bad:
        guard !operands.isEmpty else {
          if token.kind == .pipe {
            report("unexpected \"|\" in operand", at: token.span)
          } else {
            unexpected("operand")
          }
          return nil
        }
        if token.kind == .end {
          report("unclosed action", at: start)
          return nil
        }
        if token.kind == .bad { return nil }
        let last = operands[operands.count - 1].span.end
        checkCommand(operands)
        return Command(operands: operands, span: Span(start.start, last))
      default:
        guard let operand = operand() else { return nil }
        operands.append(operand)
        let isParted =
          token.followsBlank || token.kind == .pipe || token.kind == .close
          || token.kind == .rightParen || token.kind == .end || token.kind == .comma
        if !isParted {
          unexpected("operand")
          return nil
        }
      }
    }
  }

  private mutating func checkCommand(_ operands: [Operand]) {
    guard operands.count > 1, let first = operands.first else { return }
    switch first.kind {
    case .bool, .null, .integer, .float, .string:
      report("can't give argument to non-function", at: first.span)
    default: break
    }
  }

  // MARK: Operands

  private mutating func operand() -> Operand? {
    guard var result = term() else { return nil }
    var fields: [(name: String, span: Span)] = []
    while token.kind == .field, !token.followsBlank {
      let field = take()
      fields.append((String(field.text.dropFirst()), field.span))
    }
    guard !fields.isEmpty else { return result }
    switch result.kind {
    case .bool, .integer, .float, .string, .null, .dot:
      report("unexpected . after term", at: fields[0].span)
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
    let start = token
    func operand(_ kind: Operand.Kind) -> Operand { Operand(kind: kind, span: start.span) }
    switch start.kind {
    case .identifier: return word()
    case .dot:
      _ = take()
      return operand(.dot)
    case .field:
      _ = take()
      return operand(.fields(nil, [(String(start.text.dropFirst()), start.span)]))
    case .variable:
      _ = take()
      check(start.text, start.span)
      return operand(.variable(start.text))
    case .number:
      _ = take()
      return number(start)
    case .string, .rawString:
      _ = take()
      guard let text = GoLiteral.unquoted(start.text) else {
        report("invalid syntax", at: start.span)
        return nil
      }
      return operand(.string(text))
    case .character:
      _ = take()
      guard let text = GoLiteral.unquoted(start.text), text.unicodeScalars.count == 1,
        let scalar = text.unicodeScalars.first
      else {
        report("malformed character constant: \(start.text)", at: start.span)
        return nil
      }
      return operand(.integer(Int64(scalar.value)))
    case .leftParen: return parenthesised(start)
    default:
      unexpected("operand")
      return nil
    }
  }

  private mutating func word() -> Operand? {
    let word = take()
    switch word.text {
    case "true", "false": return Operand(kind: .bool(word.text == "true"), span: word.span)
    case "nil": return Operand(kind: .null, span: word.span)
    default: break
    }
    if !functions.contains(word.text) {
      let hint = nearest(to: word.text, in: functions.sorted()).map { "; did you mean \"\($0)\"?" }
      report(
        "function \"\(word.text)\" not defined" + (hint ?? ""), at: word.span,
        kind: .unknownFunction)
    }
    return Operand(kind: .function(word.text), span: word.span)
  }

  private mutating func number(_ token: TemplateToken) -> Operand? {
    if let value = GoLiteral.integer(token.text) {
      return Operand(kind: .integer(value), span: token.span)
    }
    if let value = GoLiteral.float(token.text) {
      return Operand(kind: .float(value), span: token.span)
    }
    report("bad number syntax: \"\(token.text)\"", at: token.span)
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
