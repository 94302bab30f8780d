import BelfrySource

/// Follows shapes through the nodes of a template.
struct TemplateReader {
  let context: TemplateReads.Context
  private let definitions: [String: [TemplateNode]]
  var reads = TemplateReads()
  var variables: [(name: String, shape: Shape)] = []
  /// Templates that were read, each once for every kind of data.
  private var seen: Set<String> = []
  private var depth = 0
  /// What the last field was read of; unknown where it may be a method.
  private var owner = Shape.unknown
  /// How deep templates that call each other are followed.
  private static let deepest = 50

  init(_ context: TemplateReads.Context, _ definitions: [Template.Definition]) {
    self.context = context
    var bodies: [String: [TemplateNode]] = [:]
    for definition in definitions where !definition.isEmpty || bodies[definition.name] == nil {
      bodies[definition.name] = definition.body
    }
    self.definitions = bodies
  }

  mutating func read(_ template: Template) {
    let data: Shape
    switch context {
    case .alert:
      data = .alertData
      variables = [
        ("$", data), ("$labels", .labels(.labels)), ("$externalLabels", .labels(.externalLabels)),
        ("$externalURL", .text), ("$value", .value),
      ]
    case .notification:
      data = .notification
      variables = [("$", data)]
    }
    read(template.body, data)
  }

  // MARK: Nodes

  private mutating func read(_ nodes: [TemplateNode], _ dot: Shape) {
    for (index, node) in nodes.enumerated() {
      switch node {
      case .text, .leave, .skip: break
      case .action(let pipeline):
        let shape = read(pipeline, dot)
        guard pipeline.variables.isEmpty else { break }
        noteWhole(shape, pipeline.span)
        noteValue(pipeline, dot, nodes.dropFirst(index + 1).first)
      case .conditional(let branch):
        scoped { reader in
          let shape = reader.read(branch.pipeline, dot)
          reader.noteTime(shape, branch.pipeline)
          reader.read(branch.body, dot)
          reader.read(branch.otherwise, dot)
        }
      case .with(let branch):
        scoped { reader in
          let shape = reader.read(branch.pipeline, dot)
          reader.noteTime(shape, branch.pipeline)
          reader.read(branch.body, shape)
          reader.read(branch.otherwise, dot)
        }
      case .range(let branch): scoped { $0.loop(branch, dot) }
      case .call(let name, let span, let pipeline):
        let shape = pipeline.map { read($0, dot) } ?? .unknown
        call(name, span, shape)
      }
    }
  }

  private mutating func scoped(_ body: (inout TemplateReader) -> Void) {
    let visible = variables.count
    body(&self)
    variables.removeLast(variables.count - visible)
  }

  private mutating func loop(_ branch: TemplateNode.Branch, _ dot: Shape) {
    var pipeline = branch.pipeline
    let named = pipeline.variables
    pipeline.variables = []
    let shape = read(pipeline, dot)
    noteWhole(shape, pipeline.span)
    noteLoop(over: shape, pipeline.span)
    if let last = named.last { variables.append((last.name, shape.element)) }
    if named.count > 1 {
      var key = Shape.integer
      if case .labels = shape { key = .text }
      variables.append((named[0].name, key))
    }
    read(branch.body, shape.element)
    read(branch.otherwise, dot)
  }

  private mutating func call(_ name: String, _ span: Span, _ data: Shape) {
    reads.calls.append(TemplateReads.TemplateCall(name: name, span: span))
    guard depth < Self.deepest, let body = definitions[name],
      seen.insert("\(data.words)\0\(name)").inserted
    else { return }
    let outer = variables
    variables = [("$", data)]
    depth += 1
    read(body, data)
    depth -= 1
    variables = outer
  }

  private mutating func noteWhole(_ shape: Shape, _ span: Span) {
    switch shape {
    case .labels(let source), .pairs(let source):
      reads.wholes.append(TemplateReads.Whole(source: source, span: span))
    default: break
    }
  }

  // MARK: Pipelines

  private mutating func read(_ pipeline: Pipeline, _ dot: Shape) -> Shape {
    var shape: Shape?
    for command in pipeline.commands { shape = read(command, dot, shape) }
    let result = shape ?? .unknown
    for variable in pipeline.variables {
      if pipeline.isAssignment, let index = variables.lastIndex(where: { $0.name == variable.name })
      {
        variables[index].shape = .unknown
      } else {
        variables.append((variable.name, result))
      }
    }
    return result
  }

  private mutating func read(_ command: Command, _ dot: Shape, _ last: Shape?) -> Shape {
    guard let first = command.operands.first else { return .unknown }
    let rest = Array(command.operands.dropFirst())
    guard case .function(let name) = first.kind else {
      let shape = read(first, dot)
      if !rest.isEmpty || last != nil { noteArguments(of: first, owner, isPiped: last != nil) }
      for operand in rest { _ = read(operand, dot) }
      return shape
    }
    return read(function: name, first.span, rest, dot, last)
  }

  private mutating func read(
    function name: String, _ span: Span, _ operands: [Operand], _ dot: Shape, _ last: Shape?
  ) -> Shape {
    var shapes = operands.map { read($0, dot) }
    if let last { shapes.append(last) }
    if Builtins.counts(of: name, in: context).contains(shapes.count) {
      let arguments = shapes.enumerated().map { place, shape in
        Argument(shape: shape, operand: place < operands.count ? operands[place] : nil)
      }
      noteTypes(name, span, arguments)
    } else {
      reads.wrongCalls.append(
        TemplateReads.WrongCall(function: name, count: shapes.count, span: span))
    }
    switch name {
    case "query":
      var text: String?
      if let operand = operands.first, case .string(let literal) = operand.kind { text = literal }
      reads.queries.append(TemplateReads.Query(text: text, span: operands.first?.span ?? span))
    case "index":
      if case .labels(let source)? = shapes.first, operands.count > 1,
        case .string(let label) = operands[1].kind
      {
        reads.labels.append(
          TemplateReads.Label(name: label, source: source, span: operands[1].span))
        return .text
      }
      if shapes.count == 2 { return shapes[0].element }
    case "and", "or":
      // Which of them it is shows only while the template runs.
      guard let kind = shapes.first?.kind, shapes.allSatisfy({ $0.kind == kind }), kind != .other
      else { return shapes.count == 1 ? shapes[0] : .unknown }
      return shapes[0]
    default: break
    }
    for (index, shape) in shapes.enumerated() {
      noteWhole(shape, index < operands.count ? operands[index].span : span)
    }
    return Shape.result(of: name)
  }

  private mutating func read(_ operand: Operand, _ dot: Shape) -> Shape {
    switch operand.kind {
    case .dot: return dot
    case .bool: return .flag
    case .integer: return .integer
    case .float: return .number
    case .null, .complex, .overflow: return .unknown
    case .string: return .text
    case .variable(let name): return variables.last { $0.name == name }?.shape ?? .unknown
    case .function(let name): return read(function: name, operand.span, [], dot, nil)
    case .pipeline(let pipeline): return read(pipeline, dot)
    case .fields(let receiver, let fields):
      var shape = receiver.map { read($0, dot) } ?? dot
      for field in fields { shape = read(field.name, field.span, of: shape) }
      return shape
    }
  }

  private mutating func read(_ field: String, _ span: Span, of shape: Shape) -> Shape {
    owner = .unknown
    if case .labels(let source) = shape {
      if case .notification = context {
        switch field {
        case "SortedPairs": return .pairs(source)
        case "Names", "Values":
          noteWhole(shape, span)
          return .strings
        case "Remove": return shape
        case "String":
          noteWhole(shape, span)
          return .text
        default: break
        }
      }
      reads.labels.append(TemplateReads.Label(name: field, source: source, span: span))
      owner = shape
      return .text
    }
    guard let fields = shape.fields else { return .unknown }
    owner = shape
    if let found = fields[field] { return found }
    reads.unknownFields.append(
      TemplateReads.UnknownField(
        name: field, owner: shape.words, known: fields.keys.sorted(), span: span))
    return .unknown
  }
}
