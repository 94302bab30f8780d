/// Functions that every Go template has (`text/template`).
enum Builtins {
  /// Names of all of them; `and`, `or` and `call` are carried out by the evaluator.
  static let names = Set(table.keys).union(["and", "or", "call"])

  static let table: [String: TemplateFunction] = {
    var table: [String: TemplateFunction] = [:]
    for function in logic + texts + collections + comparisons { table[function.name] = function }
    return table
  }()

  private static let logic: [TemplateFunction] = [
    TemplateFunction("not", [.any]) { _, arguments in .bool(!arguments[0].isTrue) }
  ]

  private static let texts: [TemplateFunction] = [
    TemplateFunction("print", [], rest: .any) { _, arguments in .string(joined(arguments)) },
    TemplateFunction("println", [], rest: .any) { _, arguments in
      .string(arguments.map(GoFormat.text).joined(separator: " ") + "\n")
    },
    TemplateFunction("printf", [.string], rest: .any) { _, arguments in
      .string(GoPrintf.text(arguments[0].text, Array(arguments.dropFirst())))
    },
    TemplateFunction("html", [], rest: .any) { run, arguments in
      let text = Escaping.html(evaluated(arguments))
      return run.environment.escapesHTML ? .safe(text) : .string(text)
    },
    TemplateFunction("js", [], rest: .any) { _, arguments in
      .string(Escaping.script(evaluated(arguments)))
    },
    TemplateFunction("urlquery", [], rest: .any) { _, arguments in
      .string(Escaping.query(evaluated(arguments)))
    },
  ]

  /// The text of arguments that are escaped; what is not there is said so.
  private static func evaluated(_ arguments: [TemplateValue]) -> String {
    joined(
      arguments.map { argument in
        if case .null = argument { return .string("<no value>") }
        return argument
      })
  }

  /// As `fmt.Sprint`: a blank between two values of which neither is a text.
  private static func joined(_ arguments: [TemplateValue]) -> String {
    var result = ""
    var wasText = true
    for (index, argument) in arguments.enumerated() {
      var isText = false
      if case .string = argument { isText = true }
      if index > 0, !isText, !wasText { result += " " }
      result += GoFormat.text(argument)
      wasText = isText
    }
    return result
  }

  /// How many arguments a function takes, beside what its type says.
  static func counts(of name: String, in context: TemplateReads.Context) -> ClosedRange<Int> {
    switch name {
    case "and", "or": 1...Int.max
    // Go takes one and then finds nothing to compare it with.
    case "eq": 2...Int.max
    default: (context.functions[name] ?? table[name])?.counts ?? 0...Int.max
    }
  }

  private static let collections: [TemplateFunction] = [
    TemplateFunction("len", [.any]) { _, arguments throws(RunError) in
      switch arguments[0] {
      case .string(let text), .safe(let text): return .integer(Int64(text.utf8.count))
      case .list(let items, _): return .integer(Int64(items.count))
      case .map(let entries, _): return .integer(Int64(entries.count))
      default: throw RunError("len of type \(arguments[0].typeName)")
      }
    },
    TemplateFunction("index", [.any], rest: .any) { _, arguments throws(RunError) in
      if case .null = arguments[0] { throw RunError("index of untyped nil") }
      var value = arguments[0]
      for key in arguments.dropFirst() { value = try element(value, key) }
      return value
    },
    TemplateFunction("slice", [.any], rest: .any) { _, arguments throws(RunError) in
      try slice(arguments[0], Array(arguments.dropFirst()))
    },
  ]

  private static func element(
    _ value: TemplateValue, _ key: TemplateValue
  ) throws(RunError) -> TemplateValue {
    switch (value, key) {
    case (.list(let items, _), .integer(let index)):
      guard index >= 0, index < items.count else { throw RunError("index out of range: \(index)") }
      return items[Int(index)]
    case (.string(let text), .integer(let index)):
      let bytes = text.utf8
      guard index >= 0, index < bytes.count else { throw RunError("index out of range: \(index)") }
      return .integer(Int64(bytes[bytes.index(bytes.startIndex, offsetBy: Int(index))]))
    case (.map(let entries, let kind), .string(let name)):
      return entries[name] ?? (kind == .plain ? .null : .string(""))
    case (.null, _): throw RunError("index of untyped nil")
    default: throw RunError("can't index item of type \(value.typeName)")
    }
  }

  private static func slice(
    _ value: TemplateValue, _ bounds: [TemplateValue]
  ) throws(RunError) -> TemplateValue {
    guard bounds.count <= 3 else { throw RunError("too many slice indexes: \(bounds.count)") }
    var places: [Int] = []
    for bound in bounds {
      guard case .integer(let place) = bound else {
        throw RunError("cannot index slice/array with type \(bound.typeName)")
      }
      places.append(Int(clamping: place))
    }
    func range(_ count: Int) throws(RunError) -> Range<Int> {
      let start = places.first ?? 0
      let end = places.count > 1 ? places[1] : count
      guard start >= 0, end <= count, start <= end else {
        throw RunError("slice index out of range: \(end)")
      }
      return start..<end
    }
    switch value {
    case .string(let text):
      guard bounds.count < 3 else { throw RunError("cannot 3-index slice a string") }
      let bytes = Array(text.utf8)
      return .string(String(decoding: bytes[try range(bytes.count)], as: UTF8.self))
    case .list(let items, let kind): return .list(Array(items[try range(items.count)]), kind)
    default: throw RunError("can't slice item of type \(value.typeName)")
    }
  }

  // MARK: Comparisons

  private static let comparisons: [TemplateFunction] = [
    TemplateFunction("eq", [.any], rest: .any) { _, arguments throws(RunError) in
      guard arguments.count > 1 else { throw RunError("missing argument for comparison") }
      for other in arguments.dropFirst() where try equal(arguments[0], other) { return .bool(true) }
      return .bool(false)
    },
    TemplateFunction("ne", [.any, .any]) { _, arguments throws(RunError) in
      .bool(try !equal(arguments[0], arguments[1]))
    },
    TemplateFunction("lt", [.any, .any]) { _, arguments throws(RunError) in
      .bool(try less(arguments[0], arguments[1]))
    },
    TemplateFunction("le", [.any, .any]) { _, arguments throws(RunError) in
      .bool(try lessOrEqual(arguments[0], arguments[1]))
    },
    // These two are the others turned round, so that NaN is greater than everything.
    TemplateFunction("gt", [.any, .any]) { _, arguments throws(RunError) in
      .bool(try !lessOrEqual(arguments[0], arguments[1]))
    },
    TemplateFunction("ge", [.any, .any]) { _, arguments throws(RunError) in
      .bool(try !less(arguments[0], arguments[1]))
    },
  ]

  private static func lessOrEqual(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(RunError) -> Bool {
    if try less(left, right) { return true }
    return try equal(left, right)
  }

  private static func equal(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(RunError) -> Bool {
    switch (left, right) {
    case (.bool(let first), .bool(let second)): return first == second
    case (.integer(let first), .integer(let second)), (.duration(let first), .duration(let second)),
      (.named(let first, _), .named(let second, _)), (.named(let first, _), .integer(let second)),
      (.integer(let first), .named(let second, _)), (.integer(let first), .duration(let second)),
      (.duration(let first), .integer(let second)):
      return first == second
    case (.integer(let first), .unsigned(let second)), (.unsigned(let second), .integer(let first)):
      return first >= 0 && UInt64(first) == second
    case (.float(let first), .float(let second)): return first == second
    case (.string, .string), (.string, .safe), (.safe, .string), (.safe, .safe):
      return left.text.utf8.elementsEqual(right.text.utf8)
    case (.time(let first), .time(let second)): return first == second
    case (.null, .null): return true
    case (.null, _), (_, .null): return false
    case (.list, _), (.map, _), (_, .list), (_, .map):
      throw RunError("non-comparable types \(left.typeName) and \(right.typeName)")
    default: throw RunError("incompatible types for comparison")
    }
  }

  private static func less(
    _ left: TemplateValue, _ right: TemplateValue
  ) throws(RunError) -> Bool {
    switch (left, right) {
    case (.integer(let first), .integer(let second)), (.duration(let first), .duration(let second)),
      (.named(let first, _), .named(let second, _)), (.named(let first, _), .integer(let second)),
      (.integer(let first), .named(let second, _)), (.integer(let first), .duration(let second)),
      (.duration(let first), .integer(let second)):
      return first < second
    case (.float(let first), .float(let second)): return first < second
    case (.string(let first), .string(let second)):
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    case (.bool, .bool), (.list, _), (.map, _): throw RunError("invalid type for comparison")
    default: throw RunError("incompatible types for comparison")
    }
  }
}
