extension TemplateRun {
  mutating func evaluate(
    _ pipeline: Pipeline, _ dot: TemplateValue
  ) throws(RunError) -> TemplateValue {
    var value: TemplateValue?
    for command in pipeline.commands { value = try evaluate(command, dot, value) }
    let result = value ?? .null
    for variable in pipeline.variables {
      bind(variable.name, result, isAssignment: pipeline.isAssignment)
    }
    return result
  }

  private mutating func evaluate(
    _ command: Command, _ dot: TemplateValue, _ last: TemplateValue?
  ) throws(RunError) -> TemplateValue {
    try step()
    do throws(RunError) {
      return try value(of: command, dot, last)
    } catch {
      throw RunError(error.message, at: error.span ?? command.span)
    }
  }

  private mutating func value(
    of command: Command, _ dot: TemplateValue, _ last: TemplateValue?
  ) throws(RunError) -> TemplateValue {
    guard let first = command.operands.first else { return .null }
    let rest = Array(command.operands.dropFirst())
    switch first.kind {
    case .function(let name): return try function(name, rest, dot, last)
    case .fields(let receiver, let fields):
      let start = try receiver.map { said throws(RunError) in try operand(said, dot) } ?? dot
      var arguments = try values(rest, dot)
      if let last { arguments.append(last) }
      return try follow(fields.map(\.name), from: start, arguments)
    case .pipeline(let inner) where rest.isEmpty && last == nil:
      return try nested { run throws(RunError) in try run.evaluate(inner, dot) }
    default:
      guard rest.isEmpty, last == nil else {
        throw RunError("can't give argument to non-function")
      }
      if case .null = first.kind { throw RunError("nil is not a command") }
      return try operand(first, dot)
    }
  }

  private mutating func values(
    _ operands: [Operand], _ dot: TemplateValue
  ) throws(RunError) -> [TemplateValue] {
    var result: [TemplateValue] = []
    for operand in operands { result.append(try self.operand(operand, dot)) }
    return result
  }

  private mutating func operand(
    _ operand: Operand, _ dot: TemplateValue
  ) throws(RunError) -> TemplateValue {
    switch operand.kind {
    case .dot: return dot
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .integer(let number): return .integer(number)
    case .float(let number): return .float(number)
    case .complex(let real, let imaginary): return .complex(real, imaginary)
    case .overflow(let text): throw RunError("\(text) overflows int", at: operand.span)
    case .string(let text): return .string(text)
    case .variable(let name):
      // Of many variables the search takes time.
      try spend(nodes: variables.count >> 2)
      guard let value = variables.last(where: { $0.name == name })?.value else {
        throw RunError("undefined variable: \(name)")
      }
      return value
    case .function(let name): return try function(name, [], dot, nil)
    case .pipeline(let pipeline):
      return try nested { run throws(RunError) in try run.evaluate(pipeline, dot) }
    case .fields(let receiver, let fields):
      let start = try receiver.map { said throws(RunError) in try self.operand(said, dot) } ?? dot
      return try follow(fields.map(\.name), from: start, [])
    }
  }

  // MARK: Functions

  private mutating func function(
    _ name: String, _ operands: [Operand], _ dot: TemplateValue, _ last: TemplateValue?
  ) throws(RunError) -> TemplateValue {
    if name == "and" || name == "or" { return try shortcut(name, operands, dot, last) }
    guard let function = functions[name] else {
      throw RunError("\"\(name)\" is not a defined function")
    }
    var arguments = try values(operands, dot)
    if let last { arguments.append(last) }
    do throws(RunError) {
      return try function.call(&self, arguments)
    } catch {
      throw RunError("error calling \(name): \(error.message)")
    }
  }

  /// `and` and `or` stop at the first value that decides.
  private mutating func shortcut(
    _ name: String, _ operands: [Operand], _ dot: TemplateValue, _ last: TemplateValue?
  ) throws(RunError) -> TemplateValue {
    var value: TemplateValue?
    for operand in operands {
      let next = try self.operand(operand, dot)
      value = next
      if next.isTrue == (name == "or") { return next }
    }
    guard let result = last ?? value else {
      throw RunError("wrong number of args for \(name): want at least 1 got 0")
    }
    return result
  }

  // MARK: Fields

  private mutating func follow(
    _ names: [String], from start: TemplateValue, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue {
    var value = start
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      if index > 0, case .null = value, !isNothing(start) {
        throw RunError("nil pointer evaluating interface {}.\(name)")
      }
      value = try field(name, of: value, isLast ? arguments : [])
    }
    return value
  }

  /// Whether it is no value at all, of which any field is nothing too.
  private func isNothing(_ value: TemplateValue) -> Bool {
    if case .null = value { return true }
    return false
  }

  private mutating func field(
    _ name: String, of value: TemplateValue, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue {
    switch value {
    case .list(let items, _): try spend(nodes: items.count)
    case .map(let entries, .labels) where Methods.names(of: value).contains(name):
      try spend(nodes: entries.count)
    default: break
    }
    if let result = try Methods.call(name, on: value, arguments) { return result }
    guard arguments.isEmpty else {
      throw RunError("\(name) has arguments but cannot be invoked as function")
    }
    switch value {
    case .null:
      if environment.refusesMissingKeys { throw RunError("nil data; no entry for key \"\(name)\"") }
      return .null
    case .map(let entries, let kind):
      if let entry = entries[name] { return entry }
      if environment.refusesMissingKeys {
        throw RunError("map has no entry for key \"\(name)\"")
      }
      return kind == .plain ? .null : .string("")
    case .structure(let fields, _):
      if let field = fields.first(where: { $0.name == name }) { return field.value }
    default: break
    }
    throw RunError("can't evaluate field \(name) in type \(value.typeName)")
  }
}
