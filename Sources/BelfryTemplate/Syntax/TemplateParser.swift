import BelfrySource

extension Template {
  /// Reads a template of Go's `text/template`; all faults are found, not the first alone.
  ///
  /// - Parameters:
  ///   - base: Where the text begins in its file, so that places are the file's.
  ///   - functions: Names that may be called beside Go's own.
  ///   - variables: Variables that are declared before the text, with their dollar.
  public init(
    parsing text: String, base: Int = 0, functions: Set<String> = [], variables: [String] = []
  ) {
    var parser = TemplateParser(
      TemplateLexer(Array(text.utf8), base: base), functions, variables)
    parser.whole()
    self = parser.template
    errors += parser.lexer.errors
    errors.sort { $0.span.start < $1.span.start }
  }
}

/// Builds nodes from texts and actions; after a fault it goes on behind the action.
struct TemplateParser {
  /// How deep structures and parentheses may nest.
  static let deepest = 200
  /// How many variables may be in sight at once.
  static let mostVariables = 1000

  var lexer: TemplateLexer
  var template = Template()
  /// Names that may be called beside Go's own.
  let functions: Set<String>
  /// Variables in sight, innermost last.
  var variables: [String]
  var token: TemplateToken
  /// Where a name's definition stands among all of them.
  var places: [String: Int] = [:]
  var depth = 0
  var loops = 0

  init(_ lexer: TemplateLexer, _ functions: Set<String>, _ variables: [String]) {
    self.lexer = lexer
    self.functions = functions
    self.variables = ["$"] + variables
    token = TemplateToken(kind: .end, span: Span(0, 0), text: "", followsBlank: false)
  }

  // MARK: Tokens

  mutating func take() -> TemplateToken {
    let taken = token
    token = lexer.next()
    return taken
  }

  mutating func report(
    _ message: String, at span: Span, kind: TemplateError.Kind = .syntax
  ) {
    template.errors.append(TemplateError(message, at: span, kind: kind))
  }

  /// Says that the token cannot stand here, unless it was reported already.
  mutating func unexpected(_ context: String) {
    switch token.kind {
    case .bad: break
    case .end: report("unclosed action", at: token.span)
    default: report("unexpected \(token.shown) in \(context)", at: token.span)
    }
  }

  /// Moves behind the action that the token is in; what else is wrong in it is left unsaid.
  mutating func skipAction() {
    let count = lexer.errors.count
    while token.kind != .close, token.kind != .end { _ = take() }
    lexer.errors.removeLast(lexer.errors.count - count)
  }

  mutating func closeAction(_ context: String) {
    guard token.kind != .close else { return }
    unexpected(context)
    skipAction()
  }

  // MARK: Structure

  /// How a list of nodes ended.
  enum Ending: Equatable {
    case end
    /// `else`, what follows it being the next token.
    case otherwise
    case text
  }

  mutating func whole() {
    var body: [TemplateNode] = []
    while true {
      let (nodes, ending, span) = list(isTop: true)
      body += nodes
      if ending == .text { break }
      report("unexpected {{\(ending == .end ? "end" : "else")}}", at: span)
      skipAction()
    }
    template.body = body
  }

  /// Nodes up to `end`, `else` or the end of the text.
  mutating func list(isTop: Bool = false) -> ([TemplateNode], Ending, Span) {
    var nodes: [TemplateNode] = []
    while true {
      let piece = lexer.nextText()
      if !piece.text.isEmpty { nodes.append(.text(piece.text, piece.span)) }
      guard piece.hasAction else { return (nodes, .text, piece.span) }
      if lexer.skipComment() { continue }
      token = lexer.next()
      let start = token.span
      if token.isWord("end") {
        _ = take()
        closeAction("end")
        return (nodes, .end, start)
      }
      if token.isWord("else") {
        _ = take()
        return (nodes, .otherwise, start)
      }
      action(into: &nodes, isTop: isTop)
    }
  }

  private mutating func action(into nodes: inout [TemplateNode], isTop: Bool) {
    let start = token.span
    guard token.kind == .keyword else { return plain(into: &nodes) }
    switch token.text {
    case "if", "with", "range":
      let word = take().text
      if let node = structure(word, start) { nodes.append(node) }
    case "define":
      if !isTop { report("unexpected <define> in command", at: start) }
      define()
    case "block": block(into: &nodes)
    case "template": call(into: &nodes)
    case "break", "continue":
      let word = take().text
      let isClosed = token.kind == .close
      closeAction("{{\(word)}}")
      if loops == 0, isClosed { report("{{\(word)}} outside {{range}}", at: start) }
      nodes.append(word == "break" ? .leave(start) : .skip(start))
    default: plain(into: &nodes)
    }
  }

  private mutating func plain(into nodes: inout [TemplateNode]) {
    guard let pipeline = pipeline("command", until: .close) else { return skipAction() }
    closeAction("command")
    nodes.append(.action(pipeline))
  }

  private mutating func structure(_ word: String, _ start: Span) -> TemplateNode? {
    depth += 1
    defer { depth -= 1 }
    let visible = variables.count
    defer { variables.removeLast(variables.count - visible) }
    guard depth <= Self.deepest else {
      report("structures nest more than \(Self.deepest) levels deep", at: start)
      lexer.cursor = lexer.bytes.count
      skipAction()
      return nil
    }
    let said = pipeline(word, until: .close)
    if said == nil { skipAction() } else { closeAction(word) }
    if word == "range" { loops += 1 }
    var (body, ending, span) = list()
    if word == "range" { loops -= 1 }
    var otherwise: [TemplateNode] = []
    if ending == .otherwise {
      (otherwise, ending, span) = alternative(word, span)
    }
    if ending == .text { report("unexpected EOF", at: start) }
    let branch = TemplateNode.Branch(
      pipeline: said ?? Pipeline(span: start), body: body, otherwise: otherwise,
      span: Span(start.start, span.end))
    switch word {
    case "if": return .conditional(branch)
    case "with": return .with(branch)
    default: return .range(branch)
    }
  }

  /// What stands behind `else`: a list, or another `if` or `with` that ends with the first.
  private mutating func alternative(
    _ word: String, _ place: Span
  ) -> ([TemplateNode], Ending, Span) {
    if token.isWord("if") && word == "if" || token.isWord("with") && word == "with" {
      let start = token.span
      _ = take()
      if let node = structure(word, start) { return ([node], .end, place) }
      return ([], .end, place)
    }
    closeAction("else")
    let visible = variables.count
    var (nodes, ending, span) = list()
    while ending == .otherwise {
      report("expected end; found {{else}}", at: span)
      skipAction()
      let (more, next, place) = list()
      (nodes, ending, span) = (nodes + more, next, place)
    }
    variables.removeLast(variables.count - visible)
    return (nodes, ending, span)
  }

  // MARK: Depth

  /// Goes one level deeper; past the limit says so and gives the action up.
  mutating func descend() -> Bool {
    depth += 1
    guard depth > Self.deepest else { return true }
    report("parentheses nest more than \(Self.deepest) levels deep", at: token.span)
    skipAction()
    return false
  }

  /// Comes back from one level deeper.
  mutating func ascend() { depth -= 1 }
}
