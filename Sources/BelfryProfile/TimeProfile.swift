package import BelfryModels
package import BelfrySource
package import BelfryYAML

/// A time with a name, at which routes are silent or alone speak: nights, weekends, maintenance.
package struct TimeProfile: SectionModel, Sendable {
  package static var summary: String {
    "Hours of days; 'from' after 'to' means over midnight, into the day after."
  }

  package var days: [Located<DayText>] = []
  package var dates: [Located<DateText>] = []
  package var from: Located<ClockText>?
  package var to: Located<ClockText>?
  package var timezone: Located<ZoneText>?
  package var unmodelled = Unmodelled()

  package init() {}

  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "days", &days, "Days of the week, or ranges.", .byDefault("all"),
      .example("[monday:friday]"))
    visit.key(
      "dates", &dates, "Dates, or ranges of up to a year, as of a maintenance.",
      .example("['2026-12-24:2026-12-26']"))
    visit.key("from", &from, "When it begins on these days.", .byDefault("'00:00'"))
    visit.key("to", &to, "When it has ended.", .byDefault("'24:00'"))
    visit.key(
      "timezone", &timezone, "Its time zone.", .byDefault("the profile's, else UTC"),
      .example("Europe/Berlin"))
  }
}

/// Days of the week; Sunday is 0.
package struct DayText: TextField {
  package let text: String
  package let first: Int
  package let last: Int

  package init?(_ text: String) {
    guard let range = WeekdayRange(text) else { return nil }
    (self.text, first, last) = (text, range.first, range.last)
  }

  package static let pattern =
    "^(sun|mon|tues|wednes|thurs|fri|satur)day(:(sun|mon|tues|wednes|thurs|fri|satur)day)?$"
  package static let words = "a weekday, or a range from Sunday on such as 'monday:friday'"
}

/// A time of the day.
package struct ClockText: TextField {
  package let text: String
  /// Minutes since midnight, up to 1440.
  package let minutes: Int

  package init?(_ text: String) {
    guard let time = ClockTime(text) else { return nil }
    (self.text, minutes) = (text, time.minutes)
  }

  package static let pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
  package static let words = "a time such as '22:30'"
}

/// A time zone of the IANA database.
package struct ZoneText: TextField {
  package let text: String

  package init?(_ text: String) {
    guard TimeZoneName.isPossible(text) else { return nil }
    self.text = text
  }

  package static let pattern = "^[A-Za-z]+([/+_-][A-Za-z0-9_+-]+)*$"
  package static let words = "a time zone such as 'Europe/Berlin'"
}

/// A date, or dates from one to another.
package struct DateText: TextField {
  /// A day of the Gregorian calendar.
  package struct Day: Hashable, Comparable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
      (self.year, self.month, self.day) = (year, month, day)
    }

    /// Days of a month.
    package static func days(of month: Int, _ year: Int) -> Int {
      if month == 2 {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      }
      return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// The day after.
    package var next: Day {
      if day < Self.days(of: month, year) { return Day(year: year, month: month, day: day + 1) }
      return month < 12
        ? Day(year: year, month: month + 1, day: 1) : Day(year: year + 1, month: 1, day: 1)
    }

    package static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
  }

  package let text: String
  package let days: [Day]

  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts.compactMap(Self.day)
    guard (1...2).contains(parts.count), ends.count == parts.count, let first = ends.first,
      let last = ends.last, first <= last
    else { return nil }
    var days = [first]
    while let day = days.last, day < last, days.count <= 366 { days.append(day.next) }
    guard days.count <= 366 else { return nil }
    self.text = text
    self.days = days
  }

  private static func day(_ text: Substring) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1970...9999).contains(year), (1...12).contains(month),
      (1...Day.days(of: month, year)).contains(day)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  package static let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(:[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
  package static let words = "a date such as '2026-12-24', or dates such as '2026-12-24:2026-12-26'"
}
