/// Methods of values that templates may call, as the programs' own types have them.
enum Methods {
  /// Names of the methods of a kind of value.
  static func names(of value: TemplateValue) -> [String] {
    switch value {
    case .map(_, .labels): ["SortedPairs", "Names", "Values", "Remove"]
    case .list(_, .pairs): ["Names", "Values"]
    case .list(_, .alerts): ["Firing", "Resolved"]
    case .time:
      [
        "Format", "Unix", "UnixMilli", "UTC", "Local", "Year", "Month", "Day", "Hour", "Minute",
        "Second", "Weekday", "YearDay", "Add", "Sub", "Before", "After", "Equal", "IsZero",
        "String",
      ]
    case .duration: ["Seconds", "Minutes", "Hours", "Milliseconds", "String"]
    default: []
    }
  }

  /// The value of a method; nothing where the value has none of that name.
  static func call(
    _ name: String, on value: TemplateValue, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    switch value {
    case .map(let entries, .labels): return try labels(name, entries, arguments)
    case .list(let items, .pairs):
      guard name == "Names" || name == "Values" else { return nil }
      return .list(items.map { part($0, name == "Names" ? "Name" : "Value") }, .strings)
    case .list(let items, .alerts):
      guard name == "Firing" || name == "Resolved" else { return nil }
      let status = name == "Firing" ? "firing" : "resolved"
      return .list(items.filter { part($0, "Status").text == status }, .alerts)
    case .time(let time): return try instant(name, time, arguments)
    case .duration(let nanoseconds): return duration(name, nanoseconds)
    default: return nil
    }
  }

  private static func part(_ value: TemplateValue, _ name: String) -> TemplateValue {
    guard case .structure(let fields, _) = value else { return .null }
    return fields.first { $0.name == name }?.value ?? .null
  }

  private static func labels(
    _ name: String, _ entries: [String: TemplateValue], _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    // 'alertname' comes first.
    let sorted = entries.sorted { left, right in
      if left.key == "alertname" || right.key == "alertname" {
        return left.key == "alertname" && right.key != "alertname"
      }
      return left.key < right.key
    }
    switch name {
    case "SortedPairs":
      return .list(
        sorted.map { .structure([("Name", .string($0.key)), ("Value", $0.value)], .pair) }, .pairs)
    case "Names": return .list(sorted.map { .string($0.key) }, .strings)
    case "Values": return .list(sorted.map(\.value), .strings)
    case "Remove":
      guard arguments.count == 1, case .list(let names, _) = arguments[0] else {
        throw RunError("wrong type for value; expected []string")
      }
      let removed = Set(names.map(\.text))
      return .map(entries.filter { !removed.contains($0.key) }, .labels)
    default: return nil
    }
  }

  private static func instant(
    _ name: String, _ time: GoTime, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    let parts = time.parts
    switch name {
    case "Format":
      guard let layout = arguments.first else {
        throw RunError("wrong number of args for Format: want 1 got 0")
      }
      return .string(time.format(layout.text))
    case "Unix": return .integer(time.seconds)
    case "UnixMilli": return .integer(time.seconds &* 1000 &+ time.nanoseconds / 1_000_000)
    case "UTC", "Local":
      return .time(GoTime(seconds: time.seconds, nanoseconds: time.nanoseconds))
    case "String": return .string(time.text)
    case "Year": return .integer(parts.year)
    case "Month": return .string(GoTime.months[Int(parts.month - 1)])
    case "Day": return .integer(parts.day)
    case "Hour": return .integer(parts.hour)
    case "Minute": return .integer(parts.minute)
    case "Second": return .integer(parts.second)
    case "Weekday": return .string(GoTime.weekdays[Int(parts.weekday)])
    case "YearDay": return .integer(parts.dayOfYear)
    case "IsZero": return .bool(time == .zero)
    case "Add":
      guard case .duration(let added)? = arguments.first else {
        throw RunError("wrong type for value; expected time.Duration")
      }
      return .time(time.adding(added))
    case "Sub", "Before", "After", "Equal":
      guard case .time(let other)? = arguments.first else {
        throw RunError("wrong type for value; expected time.Time")
      }
      let order = (time.seconds, time.nanoseconds)
      let second = (other.seconds, other.nanoseconds)
      switch name {
      case "Before": return .bool(order < second)
      case "After": return .bool(order > second)
      case "Equal": return .bool(time == other)
      default: return .duration(time.since(other))
      }
    default: return nil
    }
  }

  private static func duration(_ name: String, _ nanoseconds: Int64) -> TemplateValue? {
    let seconds = Double(nanoseconds) / 1e9
    switch name {
    case "Seconds": return .float(seconds)
    case "Minutes": return .float(seconds / 60)
    case "Hours": return .float(seconds / 3600)
    case "Milliseconds": return .integer(nanoseconds / 1_000_000)
    case "String": return .string(GoTime.durationText(nanoseconds))
    default: return nil
    }
  }
}

extension GoTime {
  /// The instant some nanoseconds later.
  func adding(_ nanoseconds: Int64) -> GoTime {
    let sum = self.nanoseconds + nanoseconds % 1_000_000_000
    let carry: Int64 = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0
    return GoTime(
      seconds: seconds &+ nanoseconds / 1_000_000_000 &+ carry,
      nanoseconds: sum - carry * 1_000_000_000, zone: zone)
  }

  /// Nanoseconds since another instant, cut to what can be counted.
  func since(_ other: GoTime) -> Int64 {
    let difference = Double(seconds) - Double(other.seconds)
    guard abs(difference) < 9.2e9 else { return difference < 0 ? .min : .max }
    return (seconds - other.seconds) * 1_000_000_000 + nanoseconds - other.nanoseconds
  }
}
