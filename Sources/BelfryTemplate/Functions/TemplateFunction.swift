/// A function that templates may call.
public struct TemplateFunction: Sendable {
  /// What an argument must be.
  public enum Parameter: String, Sendable {
    case any, string, number, strings, samples, sample, time, duration
  }

  /// The name.
  public var name: String
  /// What the arguments must be, in order.
  public var parameters: [Parameter]
  /// What further arguments must be, where there may be any number.
  public var rest: Parameter?
  /// The first version of the program that has it; nothing where it always had.
  public var since: String?
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
        throw RunError("wrong type for value; expected \(wanted.rawValue); got \(type)")
      }
      converted[index] = value
    }
    return try body(&run, converted)
  }
}

/// Why a template cannot be carried out.
public struct RunError: Error, Hashable, Sendable {
  /// What is wrong.
  public var message: String

  /// A fault.
  public init(_ message: String) { self.message = message }
}

extension TemplateFunction.Parameter {
  /// The value as the function gets it; nothing where it is of a wrong type.
  func accepted(_ value: TemplateValue) -> TemplateValue? {
    switch self {
    // Numbers may be given as texts, which the function itself refuses where they are none.
    case .any, .number: return value
    case .string:
      switch value {
      case .string, .safe: return value
      default: return nil
      }
    case .strings:
      if case .list = value { return value }
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
      if case .duration = value { return value }
      return nil
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
      let isPlain = text.utf8.allSatisfy { isDigit($0) || "+-.eExXpP_abcdfABCDF".utf8.contains($0) }
      guard isPlain, let value = Double(text) else {
        throw RunError("strconv.ParseFloat: parsing \"\(text)\": invalid syntax")
      }
      return value
    default: throw RunError("can't convert \(typeName) to float")
    }
  }
}
