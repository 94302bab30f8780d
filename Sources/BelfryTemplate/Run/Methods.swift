/// Methods of values that templates may call, as the programs' own types have them.
enum Methods {
  /// Names of the methods of a kind of value.
  static func names(of value: TemplateValue) -> [String] {
    switch value {
    case .map(_, .labels): ["SortedPairs", "Names", "Values", "Remove", "String"]
    case .list(_, .pairs): ["Names", "Values"]
    case .list(_, .alerts): ["Firing", "Resolved"]
    case .time:
      Array(instantParameters.keys)
    case .duration: Array(durationParameters.keys)
    case .named: ["String"]
    default: []
    }
  }

  /// The value of a method; nothing where the value has none of that name.
  static func call(
    _ name: String, on value: TemplateValue, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    switch value {
    case .map(let entries, .labels):
      guard names(of: value).contains(name) else { return nil }
      try check(arguments, name == "Remove" ? [.strings] : [], name)
      return labels(name, entries, arguments)
    case .list(let items, .pairs):
      guard name == "Names" || name == "Values" else { return nil }
      try check(arguments, [], name)
      return .list(items.map { field($0, name == "Names" ? "Name" : "Value") }, .strings)
    case .list(let items, .alerts):
      guard name == "Firing" || name == "Resolved" else { return nil }
      try check(arguments, [], name)
      let status = name == "Firing" ? "firing" : "resolved"
      return .list(items.filter { field($0, "Status").text == status }, .someAlerts)
    case .time(let time): return try instant(name, time, arguments)
    case .duration(let nanoseconds): return try duration(name, nanoseconds, arguments)
    case .named(let number, let kind):
      return name == "String" ? .string(kind.text(number)) : nil
    default: return nil
    }
  }

  private static func field(_ value: TemplateValue, _ name: String) -> TemplateValue {
    guard case .structure(let fields, _) = value else { return .null }
    return fields.first { $0.name == name }?.value ?? .null
  }

  /// Labels by name, 'alertname' first.
  static func pairs(
    _ entries: [String: TemplateValue]
  ) -> [(key: String, value: TemplateValue)] {
    let sorted = GoFormat.sorted(entries)
    return sorted.filter { $0.key == "alertname" } + sorted.filter { $0.key != "alertname" }
  }

  /// The arguments as the method gets them; another number or type is refused.
  @discardableResult
  static func check(
    _ arguments: [TemplateValue], _ parameters: [TemplateFunction.Parameter], _ name: String
  ) throws(RunError) -> [TemplateValue] {
    guard arguments.count == parameters.count else {
      throw RunError(
        "wrong number of args for \(name): want \(parameters.count) got \(arguments.count)")
    }
    var accepted: [TemplateValue] = []
    for (argument, parameter) in zip(arguments, parameters) {
      guard let value = parameter.accepted(argument) else {
        throw RunError(
          "wrong type for value; expected \(parameter.typeName); got \(argument.typeName)")
      }
      accepted.append(value)
    }
    return accepted
  }

  private static func labels(
    _ name: String, _ entries: [String: TemplateValue], _ arguments: [TemplateValue]
  ) -> TemplateValue? {
    let sorted = pairs(entries)
    switch name {
    case "SortedPairs":
      return .list(
        sorted.map { .structure([("Name", .string($0.key)), ("Value", $0.value)], .pair) }, .pairs)
    case "Names": return .list(sorted.map { .string($0.key) }, .strings)
    case "Values": return .list(sorted.map(\.value), .strings)
    case "String": return .string(GoFormat.text(.map(entries, .labels)))
    default:
      guard case .list(let names, _)? = arguments.first else { return nil }
      let removed = Set(names.map(\.text))
      return .map(entries.filter { !removed.contains($0.key) }, .labels)
    }
  }
}
