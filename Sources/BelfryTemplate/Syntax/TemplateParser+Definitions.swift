import BelfrySource

// Templates with names: their definitions and calls.
extension TemplateParser {
  private mutating func name(_ context: String) -> (name: String, span: Span)? {
    guard token.kind == .string || token.kind == .rawString else {
      unexpected(context)
      return nil
    }
    guard let name = GoLiteral.unquoted(token.text) else {
      report("invalid syntax", at: token.span)
      return nil
    }
    return (name, take().span)
  }

  mutating func define() {
    let start = take().span
    let name = name("define clause")
    if name == nil { skipAction() } else { closeAction("define clause") }
    body(of: name, start, "define clause")
  }

  /// Reads a definition's body, in which only the data is in sight.
  private mutating func body(
    of name: (name: String, span: Span)?, _ start: Span, _ context: String
  ) {
    let (outer, outerLoops) = (variables, loops)
    (variables, loops) = (["$"], 0)
    depth += 1
    defer {
      (variables, loops) = (outer, outerLoops)
      depth -= 1
    }
    guard depth <= Self.deepest else {
      report("structures nest more than \(Self.deepest) levels deep", at: start)
      lexer.cursor = lexer.bytes.count
      return skipAction()
    }
    var (nodes, ending, span) = list()
    while ending == .otherwise {
      report("unexpected {{else}} in \(context)", at: span)
      skipAction()
      let (more, next, place) = list()
      (nodes, ending, span) = (nodes + more, next, place)
    }
    if ending == .text { report("unexpected EOF", at: start) }
    guard let name else { return }
    add(Template.Definition(name: name.name, nameSpan: name.span, body: nodes))
  }

  /// Of two definitions of a name one must be empty, and gives way.
  private mutating func add(_ definition: Template.Definition) {
    guard let index = places[definition.name] else {
      places[definition.name] = template.definitions.count
      template.definitions.append(definition)
      return
    }
    if definition.isEmpty { return }
    if !template.definitions[index].isEmpty {
      report(
        "template: multiple definition of template \(GoFormat.quoted(definition.name))",
        at: definition.nameSpan)
    }
    template.definitions[index] = definition
  }

  mutating func block(into nodes: inout [TemplateNode]) {
    let start = take().span
    guard let name = name("block clause") else {
      skipAction()
      return body(of: nil, start, "block clause")
    }
    let said = pipeline("block clause", until: .close)
    if said == nil { skipAction() } else { closeAction("block clause") }
    body(of: name, start, "block clause")
    nodes.append(.call(name: name.name, nameSpan: name.span, said))
  }

  mutating func call(into nodes: inout [TemplateNode]) {
    _ = take()
    guard let name = name("template clause") else { return skipAction() }
    var said: Pipeline?
    if token.kind != .close {
      said = pipeline("template clause", until: .close)
      if said == nil { skipAction() }
    }
    closeAction("template clause")
    nodes.append(.call(name: name.name, nameSpan: name.span, said))
  }
}
