public import BelfrySource

/// A function that templates may call.
public struct TemplateFunction: Sendable {
  /// What an argument must be.
  public enum Parameter: String, Sendable {
    case any, string, number, integer, strings, samples, sample, time, duration

    /// Go's name of the type.
    var typeName: String {
      switch self {
      case .any, .number: "interface {}"
      case .string: "string"
      case .integer: "int"
      case .strings: "[]string"
      case .samples: "template.queryResult"
      case .sample: "*template.sample"
      case .time: "time.Time"
      case .duration: "time.Duration"
      }
    }
  }

  /// The name.
  public var name: String
  /// What the arguments must be, in order.
  public var parameters: [Parameter]
  /// What further arguments must be, where there may be any number.
  public var rest: Parameter?
  /// The first version of the program that has it; nothing where it always had.
  public var since: String?
  /// Whether it reads or keeps what is inside of its arguments.
  var readsDeep: Bool {
    ![
      "len", "index", "slice", "not", "eq", "ne", "lt", "le", "gt", "ge", "first", "label", "value",
      "strvalue", "date", "tz", "since",
    ].contains(name)
  }

  /// The value for arguments that were checked.
  let body: @Sendable (inout TemplateRun, [TemplateValue]) throws(RunError) -> TemplateValue

  /// How many arguments it takes.
  public var counts: ClosedRange<Int> {
    parameters.count...(rest == nil ? parameters.count : Int.max)
  }

  /// A function that is made of its name, its parameters and what it does.
  public init(
    _ name: String, _ parameters: [Parameter], rest: Parameter? = nil, since: String? = nil,
    body: @escaping @Sendable (inout TemplateRun, [TemplateValue]) throws(RunError) -> TemplateValue
  ) {
    self.name = name
    self.parameters = parameters
    self.rest = rest
    self.since = since
    self.body = body
  }

  /// The value for arguments; wrong ones are refused.
  func call(
    _ run: inout TemplateRun, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue {
    guard counts.contains(arguments.count) else {
      let least = rest == nil ? "\(parameters.count)" : "at least \(parameters.count)"
      throw RunError("wrong number of args for \(name): want \(least) got \(arguments.count)")
    }
    var converted = arguments
    for (index, argument) in arguments.enumerated() {
      let wanted = index < parameters.count ? parameters[index] : rest ?? .any
      guard let value = wanted.accepted(argument) else {
        let type = argument.typeName
        throw RunError("wrong type for value; expected \(wanted.typeName); got \(type)")
      }
      converted[index] = value
    }
    try run.spend(converted, of: self)
    let result = try body(&run, converted)
    switch result {
    case .string(let text), .safe(let text):
      guard text.utf8.count <= TemplateRun.Limit.output else {
        throw RunError("the text is longer than \(TemplateRun.Limit.output) bytes")
      }
      try run.spend(bytes: text.utf8.count)
    // Only these make values that hold others.
    case .list, .map: if readsDeep { try run.spend(result) }
    default: break
    }
    return result
  }
}

/// Why a template cannot be carried out.
public struct RunError: Error, Hashable, Sendable {
  /// What is wrong.
  public var message: String
  /// The bytes of the part that fails, in the text that it was read from.
  public var span: Span?

  /// A fault.
  public init(_ message: String, at span: Span? = nil) {
    self.message = message
    self.span = span
  }
}

extension TemplateFunction.Parameter {
  /// The value as the function gets it; nothing where it is of a wrong type.
  func accepted(_ value: TemplateValue) -> TemplateValue? {
    switch self {
    // Numbers may be given as texts, which the function itself refuses where they are none.
    case .any, .number: return value
    case .string:
      if case .string = value { return value }
      return nil
    case .integer:
      if case .integer = value { return value }
      return nil
    case .strings:
      if case .list(_, .strings) = value { return value }
      return nil
    case .samples:
      if case .list(_, .queryResult) = value { return value }
      return nil
    case .sample:
      switch value {
      case .structure(_, .sample), .null: return value
      case .structure: return value
      default: return nil
      }
    case .time:
      if case .time = value { return value }
      return nil
    case .duration:
      switch value {
      case .duration: return value
      // A bare number stands for nanoseconds.
      case .integer(let number): return .duration(number)
      default: return nil
      }
    }
  }
}

extension TemplateValue {
  /// The text of a string; empty for anything else.
  var text: String {
    switch self {
    case .string(let text), .safe(let text): text
    default: ""
    }
  }

  /// The number that Prometheus' and Alertmanager's functions take a value for.
  func number() throws(RunError) -> Double {
    switch self {
    case .float(let value): return value
    case .integer(let value): return Double(value)
    case .unsigned(let value): return Double(value)
    case .duration(let value): return Double(value) / 1e9
    case .string(let text), .safe(let text):
      let lower = text.lowercased()
      let specials = ["+inf", "inf", "-inf", "infinity", "+infinity", "-infinity", "nan"]
      if specials.contains(lower) {
        return lower == "nan" ? .nan : lower.hasPrefix("-") ? -.infinity : .infinity
      }
      guard let value = GoLiteral.float(text) else {
        throw RunError("strconv.ParseFloat: parsing \"\(text)\": invalid syntax")
      }
      return value
    default: throw RunError("can't convert \(typeName) to float")
    }
  }
}
