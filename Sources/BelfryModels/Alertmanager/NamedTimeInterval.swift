package import BelfrySource
package import BelfryYAML

/// A named set of times.
package struct NamedTimeInterval: CheckedModel, Sendable {
  package var name: Located<String> = Located("")
  package var timeIntervals: [Located<TimeInterval>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A named set of times."

  /// Reports an empty name.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "routes refer to it by its name")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name by which routes refer to it.", .required)
    visit.key("time_intervals", &timeIntervals, "The times, of which any counts.")
  }
}

/// Times that meet all of these conditions.
package struct TimeInterval: CheckedModel, Sendable {
  package var times: [Located<ClockRange>] = []
  package var weekdays: [Located<WeekdayRange>] = []
  package var daysOfMonth: [Located<DayRange>] = []
  package var months: [Located<MonthRange>] = []
  package var years: [Located<YearRange>] = []
  package var location: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Times that meet all of these conditions."

  /// Reports a time zone that cannot be one.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let location, !location.value.isEmpty, !TimeZoneName.isPossible(location.value) else {
      return
    }
    context.report(
      "value/bad-time", at: location.span ?? node.span,
      "'\(location.value)' is not a time zone", help: "write 'Europe/Berlin', or 'UTC'")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("times", &times, "Times of the day.")
    visit.key("weekdays", &weekdays, "Days of the week.")
    visit.key("days_of_month", &daysOfMonth, "Days of the month; below zero from its end.")
    visit.key("months", &months, "Months.")
    visit.key("years", &years, "Years.")
    visit.key("location", &location, "Time zone.", .byDefault("UTC"))
  }
}

/// A time of the day.
package struct ClockRange: CheckedModel, Sendable {
  package var startTime: Located<ClockTime>?
  package var endTime: Located<ClockTime>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A time of the day."

  /// Reports an end that is not after the beginning.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let startTime, let endTime, startTime.value.minutes >= endTime.value.minutes else {
      return
    }
    context.report(
      "value/bad-time", at: endTime.span ?? node.span, "the end is not after the beginning",
      help: "a time over midnight needs two entries")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("start_time", &startTime, "When it begins.", .required)
    visit.key("end_time", &endTime, "When it has ended.", .required)
  }
}
