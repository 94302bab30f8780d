extension TemplateRun {
  /// How a list of nodes was left.
  enum Leaving {
    case end, leave, skip
  }

  mutating func execute(
    _ nodes: [TemplateNode], _ dot: TemplateValue
  ) throws(RunError) -> Leaving {
    for node in nodes {
      try step()
      let leaving = try execute(node, dot)
      if leaving != .end { return leaving }
    }
    return .end
  }

  private mutating func execute(
    _ node: TemplateNode, _ dot: TemplateValue
  ) throws(RunError) -> Leaving {
    switch node {
    case .text(let text, _): try write(text)
    case .leave: return .leave
    case .skip: return .skip
    case .action(let pipeline):
      let value = try evaluate(pipeline, dot)
      if pipeline.variables.isEmpty {
        try spend(value)
        try write(shown(value))
      }
    case .conditional(let branch):
      return try scoped { run throws(RunError) in
        let value = try run.evaluate(branch.pipeline, dot)
        return try run.execute(value.isTrue ? branch.body : branch.otherwise, dot)
      }
    case .with(let branch):
      return try scoped { run throws(RunError) in
        let value = try run.evaluate(branch.pipeline, dot)
        return value.isTrue
          ? try run.execute(branch.body, value) : try run.execute(branch.otherwise, dot)
      }
    case .range(let branch): return try scoped { run throws(RunError) in try run.loop(branch, dot) }
    case .call(let name, let span, let pipeline):
      let value = try pipeline.map { said throws(RunError) in try evaluate(said, dot) } ?? .null
      guard templates[name] != nil else {
        throw RunError("template \(GoFormat.quoted(name)) not defined", at: span)
      }
      try call(name, value)
    }
    return .end
  }

  /// Carries something out one level deeper; variables that it declares end with it.
  private mutating func scoped(
    _ body: (inout TemplateRun) throws(RunError) -> Leaving
  ) throws(RunError) -> Leaving {
    let visible = variables.count
    defer { variables.removeLast(variables.count - visible) }
    return try nested(body)
  }

  mutating func call(_ name: String, _ data: TemplateValue) throws(RunError) {
    guard let body = templates[name] else { throw RunError("template \"\(name)\" not defined") }
    let outer = variables
    variables = [("$", data)]
    defer { variables = outer }
    _ = try nested { run throws(RunError) in try run.execute(body, data) }
  }

  private func shown(_ value: TemplateValue) -> String {
    if case .null = value { return environment.escapesHTML ? "" : "<no value>" }
    let text = GoFormat.text(value)
    guard environment.escapesHTML else { return text }
    if case .safe = value { return text }
    return Escaping.htmlTemplate(text)
  }

  // MARK: Loops

  private mutating func loop(
    _ branch: TemplateNode.Branch, _ dot: TemplateValue
  ) throws(RunError) -> Leaving {
    var pipeline = branch.pipeline
    let named = pipeline.variables
    pipeline.variables = []
    let value = try evaluate(pipeline, dot)
    if case .integer(let count) = value, named.count > 1 {
      throw RunError("can't use \(count) to iterate over more than one variable")
    }
    let elements = try elements(of: value)
    guard elements.count > 0 else { return try execute(branch.otherwise, dot) }
    let visible = variables.count
    for index in 0..<elements.count {
      try step()
      let (key, element) = elements.at(index)
      if let last = named.last { bind(last.name, element, isAssignment: pipeline.isAssignment) }
      if named.count > 1 { bind(named[0].name, key, isAssignment: pipeline.isAssignment) }
      let leaving = try execute(branch.body, element)
      variables.removeLast(variables.count - visible)
      if leaving == .leave { break }
    }
    return .end
  }

  /// What `range` goes through, each element made only when its turn comes.
  private struct Elements {
    var count: Int
    var at: (Int) -> (key: TemplateValue, element: TemplateValue)
  }

  private mutating func elements(of value: TemplateValue) throws(RunError) -> Elements {
    switch value {
    case .null: return Elements(count: 0) { _ in (.null, .null) }
    case .list(let items, _):
      return Elements(count: items.count) { (.integer(Int64($0)), items[$0]) }
    case .map(let entries, _):
      try spend(nodes: entries.count)
      let sorted = GoFormat.sorted(entries)
      return Elements(count: sorted.count) { (.string(sorted[$0].key), sorted[$0].value) }
    case .integer(let count), .duration(let count):
      return Elements(count: Int(clamping: max(0, count))) {
        (.integer(Int64($0)), .integer(Int64($0)))
      }
    default: throw RunError("range can't iterate over \(GoFormat.text(value))")
    }
  }

  mutating func bind(_ name: String, _ value: TemplateValue, isAssignment: Bool) {
    if isAssignment, let index = variables.lastIndex(where: { $0.name == name }) {
      variables[index].value = value
    } else {
      variables.append((name, value))
    }
  }
}
