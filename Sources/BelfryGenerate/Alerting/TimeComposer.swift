import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

/// Writes times with names as Alertmanager's `time_intervals`.
struct TimeComposer {
  let plan: StackPlan

  /// The intervals that routes or maintenance name.
  func values() -> [Value] {
    let profile = plan.profile
    let used = Set(
      (profile.maintenance + profile.routes.flatMap { $0.value.mute + $0.value.only }).map(\.value))
    return profile.times.entries.filter { used.contains($0.key.value) }.map { entry in
      .map([
        "name": .string(entry.key.value), "time_intervals": .sequence(intervals(entry.value)),
      ])
    }
  }

  private static let midnight = 1440

  private func intervals(_ time: TimeProfile) -> [Value] {
    let from = time.from?.value.minutes ?? 0
    let to = time.to?.value.minutes ?? Self.midnight
    let zone =
      time.timezone?.value.text
      ?? plan.profile.timezone.flatMap { TimeZoneName.isPossible($0) ? $0 : nil } ?? "UTC"
    // An interval of Alertmanager ends at midnight; what goes on belongs to the day after.
    let parts = from < to ? [(from, to, 0)] : [(from, Self.midnight, 0), (0, to, 1)]
    return parts.filter { $0.0 < $0.1 }.flatMap { start, end, shift in
      days(time, shift).map { day in
        let isWhole = start == 0 && end == Self.midnight
        let hours = Value.map([
          "start_time": .string(Self.clock(start)), "end_time": .string(Self.clock(end)),
        ])
        return .mapping(
          (isWhole ? [] : [.init("times", .sequence([hours]))]) + day
            + [.init("location", .string(zone))])
      }
    }
  }

  private static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// Keys for the days, one entry for each interval that they need.
  private func days(_ time: TimeProfile, _ shift: Int) -> [[Value.Entry]] {
    if !time.dates.isEmpty { return dates(time, shift) }
    guard !time.days.isEmpty else { return [[]] }
    let numbers = Set(time.days.flatMap { $0.value.first...$0.value.last })
      .map { ($0 + shift) % 7 }.sorted()
    return [[.init("weekdays", .words(Self.ranges(numbers).map(Self.weekdays)))]]
  }

  private static func weekdays(_ range: ClosedRange<Int>) -> String {
    let names = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
    let (first, last) = (names[range.lowerBound], names[range.upperBound])
    return first == last ? first : "\(first):\(last)"
  }

  /// Dates by month, since days of months and months are conditions of their own.
  private func dates(_ time: TimeProfile, _ shift: Int) -> [[Value.Entry]] {
    var months: [DateText.Day: [Int]] = [:]
    for day in Set(time.dates.flatMap(\.value.days)) {
      let day = shift == 0 ? day : day.next
      months[DateText.Day(year: day.year, month: day.month, day: 1), default: []].append(day.day)
    }
    return months.sorted { $0.key < $1.key }.map { month, days in
      let ranges = Self.ranges(days.sorted()).map { range in
        Value.string(
          range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound):\(range.upperBound)")
      }
      return [
        .init("days_of_month", .flow(ranges)),
        .init("months", .flow([.string("\(month.month)")])),
        .init("years", .flow([.string("\(month.year)")])),
      ]
    }
  }

  /// Runs of numbers that follow each other.
  private static func ranges(_ numbers: [Int]) -> [ClosedRange<Int>] {
    numbers.reduce(into: []) { ranges, number in
      if let last = ranges.last, last.upperBound + 1 >= number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
  }
}
