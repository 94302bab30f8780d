/// Methods of `time.Time` and `time.Duration` that give one value (Go 1.24).
extension Methods {
  /// What the methods of an instant take.
  static let instantParameters: [String: [TemplateFunction.Parameter]] = {
    var table: [String: [TemplateFunction.Parameter]] = [
      "Format": [.string], "Add": [.duration], "AddDate": [.integer, .integer, .integer],
      "Round": [.duration], "Truncate": [.duration],
    ]
    for name in ["Sub", "Before", "After", "Equal", "Compare"] { table[name] = [.time] }
    for name in [
      "Unix", "UnixMilli", "UnixMicro", "UnixNano", "UTC", "Local", "Location", "String", "Year",
      "Month", "Day", "Hour", "Minute", "Second", "Nanosecond", "Weekday", "YearDay", "IsZero",
      "IsDST",
    ] {
      table[name] = []
    }
    return table
  }()

  /// What the methods of a duration take.
  static let durationParameters: [String: [TemplateFunction.Parameter]] = [
    "Seconds": [], "Minutes": [], "Hours": [], "Milliseconds": [], "Microseconds": [],
    "Nanoseconds": [], "String": [], "Abs": [], "Round": [.duration], "Truncate": [.duration],
  ]

  static func instant(
    _ name: String, _ time: GoTime, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    guard let parameters = instantParameters[name] else { return nil }
    let arguments = try check(arguments, parameters, name)
    if let value = part(name, of: time) ?? count(name, of: time) { return value }
    switch (name, arguments.first) {
    case ("Format", .string(let layout)?):
      guard layout.utf8.count <= GoTime.longestLayout else {
        throw RunError("a layout longer than \(GoTime.longestLayout) bytes")
      }
      return .string(time.format(layout))
    case ("AddDate", _):
      let numbers = arguments.map { argument -> Int64 in
        if case .integer(let number) = argument { return number }
        return 0
      }
      return time.adding(years: numbers[0], months: numbers[1], days: numbers[2]).map { .time($0) }
    case ("Add", .duration(let added)?): return .time(time.adding(added))
    case ("Round", .duration(let unit)?): return .time(time.cut(to: unit, isRounded: true))
    case ("Truncate", .duration(let unit)?): return .time(time.cut(to: unit, isRounded: false))
    case (_, .time(let other)?): return compare(name, time, other)
    default: return nil
    }
  }

  private static func compare(_ name: String, _ time: GoTime, _ other: GoTime) -> TemplateValue {
    let (first, second) =
      ((time.seconds, time.nanoseconds), (other.seconds, other.nanoseconds))
    switch name {
    case "Before": return .bool(first < second)
    case "After": return .bool(first > second)
    case "Equal": return .bool(time == other)
    case "Compare": return .integer(first < second ? -1 : first > second ? 1 : 0)
    default: return .duration(time.since(other))
    }
  }

  private static func part(_ name: String, of time: GoTime) -> TemplateValue? {
    let parts = time.parts
    switch name {
    case "Year": return .integer(parts.year)
    case "Month": return .named(parts.month, .month)
    case "Day": return .integer(parts.day)
    case "Hour": return .integer(parts.hour)
    case "Minute": return .integer(parts.minute)
    case "Second": return .integer(parts.second)
    case "Nanosecond": return .integer(time.nanoseconds)
    case "Weekday": return .named(parts.weekday, .weekday)
    case "YearDay": return .integer(parts.dayOfYear)
    case "String": return .string(time.text)
    case "Location": return .string(time.format("MST"))
    default: return nil
    }
  }

  private static func count(_ name: String, of time: GoTime) -> TemplateValue? {
    switch name {
    case "Unix": return .integer(time.seconds)
    case "UnixMilli": return .integer(time.seconds &* 1000 &+ time.nanoseconds / 1_000_000)
    case "UnixMicro": return .integer(time.seconds &* 1_000_000 &+ time.nanoseconds / 1000)
    case "UnixNano": return .integer(time.seconds &* 1_000_000_000 &+ time.nanoseconds)
    case "UTC", "Local":
      return .time(GoTime(seconds: time.seconds, nanoseconds: time.nanoseconds))
    case "IsZero": return .bool(time == .zero)
    case "IsDST": return .bool(false)
    default: return nil
    }
  }

  static func duration(
    _ name: String, _ nanoseconds: Int64, _ arguments: [TemplateValue]
  ) throws(RunError) -> TemplateValue? {
    guard let parameters = durationParameters[name] else { return nil }
    let arguments = try check(arguments, parameters, name)
    // Whole units and the rest are turned apart, as Go does.
    func parts(_ unit: Int64) -> TemplateValue {
      .float(Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit))
    }
    if case .duration(let unit)? = arguments.first {
      return .duration(GoTime.cut(nanoseconds, to: unit, isRounded: name == "Round"))
    }
    switch name {
    case "Seconds": return parts(1_000_000_000)
    case "Minutes": return parts(60_000_000_000)
    case "Hours": return parts(3_600_000_000_000)
    case "Milliseconds": return .integer(nanoseconds / 1_000_000)
    case "Microseconds": return .integer(nanoseconds / 1000)
    case "Nanoseconds": return .integer(nanoseconds)
    case "Abs": return .duration(nanoseconds == .min ? .max : abs(nanoseconds))
    default: return .string(GoTime.durationText(nanoseconds))
    }
  }
}
