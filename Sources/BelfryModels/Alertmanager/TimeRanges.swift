package import BelfryYAML

/// A time of the day, as `09:30`; `24:00` is its end.
package struct ClockTime: Sendable, Hashable {
  /// Minutes since midnight, up to 1440.
  package var minutes: Int

  /// Reads the notation.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hour = UInt8(parts[0]), let minute = UInt8(parts[1]), minute < 60,
      hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    minutes = Int(hour) * 60 + Int(minute)
  }
}

/// A range of the calendar, as `monday:friday`, or one of its values.
package protocol CalendarRange: Field, Sendable {
  /// The first value.
  var first: Int { get }
  /// The last value; the first one for a single value.
  var last: Int { get }
  /// The text as it was written.
  var text: String { get }
  /// A range that is known to be right.
  init(text: String, first: Int, last: Int)
  /// Reads one value.
  static func read(_ text: String) -> Int?
  /// Whether a range may stand, beside not going backwards.
  static func allows(_ first: Int, _ last: Int) -> Bool
  /// What is accepted, in words.
  static var words: String { get }
}

extension CalendarRange {
  /// Reads the notation.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = Self.read(String(parts[0])),
      let last = parts.count == 1 ? first : Self.read(String(parts[1])), Self.allows(first, last)
    else { return nil }
    self.init(text: text, first: first, last: last)
  }

  /// A value or a range.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: words)
      return nil
    }
    if let range = Self(node.text) { return range }
    context.report(
      "value/bad-time", at: node.span, "'\(node.shortText)' is not \(words)",
      help: "a range does not go backwards")
    return nil
  }

  /// The text as it was written.
  package func encode() -> Value? { .string(text) }

  /// A value or a range.
  package static var shape: Shape { .pattern("^[^:]+(:[^:]+)?$", words: words) }

  /// Ranges that do not go backwards.
  package static func allows(_ first: Int, _ last: Int) -> Bool { first <= last }
}

/// Days of the week; Sunday is 0.
package struct WeekdayRange: CalendarRange {
  package let text: String
  package let first: Int
  package let last: Int

  /// A range that is known to be right.
  package init(text: String, first: Int, last: Int) {
    (self.text, self.first, self.last) = (text, first, last)
  }

  /// Reads the name of a day.
  package static func read(_ text: String) -> Int? {
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
      .firstIndex(of: text.lowercased())
  }

  /// A day or days of the week.
  package static let words = "a weekday or a range such as 'monday:friday'"
}

/// Days of the month; below zero they count from its end.
package struct DayRange: CalendarRange {
  package let text: String
  package let first: Int
  package let last: Int

  /// A range that is known to be right.
  package init(text: String, first: Int, last: Int) {
    (self.text, self.first, self.last) = (text, first, last)
  }

  /// Reads a number from -31 to 31 that is not 0.
  package static func read(_ text: String) -> Int? {
    Int(text).flatMap { $0 != 0 && (-31...31).contains($0) ? $0 : nil }
  }

  /// Ranges of which the end cannot be before the beginning in every month.
  package static func allows(_ first: Int, _ last: Int) -> Bool {
    if first < 0 && last > 0 { return false }
    return first > 0 && last < 0 ? 31 + last + 1 >= first : first <= last
  }

  /// A day or days of the month.
  package static let words = "a day of the month or a range such as '1:5' or '-3:-1'"
}

/// Months; January is 1.
package struct MonthRange: CalendarRange {
  package let text: String
  package let first: Int
  package let last: Int

  /// A range that is known to be right.
  package init(text: String, first: Int, last: Int) {
    (self.text, self.first, self.last) = (text, first, last)
  }

  /// Reads a month's name or number.
  package static func read(_ text: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    if let index = names.firstIndex(of: text.lowercased()) { return index + 1 }
    return Int(text).flatMap { (1...12).contains($0) ? $0 : nil }
  }

  /// A month or months.
  package static let words = "a month or a range such as 'may:august' or '1:3'"
}

/// Years.
package struct YearRange: CalendarRange {
  package let text: String
  package let first: Int
  package let last: Int

  /// A range that is known to be right.
  package init(text: String, first: Int, last: Int) {
    (self.text, self.first, self.last) = (text, first, last)
  }

  /// Reads a number.
  package static func read(_ text: String) -> Int? { Int(text) }

  /// A year or years.
  package static let words = "a year or a range such as '2026:2027'"
}

extension ClockTime: Field {
  /// A time such as `09:30`.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ClockTime? {
    guard node.kind == .scalar else {
      context.wrongType(node, wanted: shape.words)
      return nil
    }
    if let time = ClockTime(node.text) { return time }
    context.report(
      "value/bad-time", at: node.span, "'\(node.shortText)' is not a time of the day",
      help: "write '09:30'; the end of the day is '24:00'")
    return nil
  }

  /// The time.
  package func encode() -> Value? {
    let (hour, minute) = (minutes / 60, minutes % 60)
    return .string("\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)")
  }

  /// A time such as `09:30`.
  package static var shape: Shape {
    .pattern("^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$", words: "a time such as '09:30'")
  }
}
