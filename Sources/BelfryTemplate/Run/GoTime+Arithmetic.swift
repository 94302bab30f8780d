extension GoTime {
  /// The longest layout that is written.
  static let longestLayout = 10_000

  /// The instant some nanoseconds later.
  func adding(_ nanoseconds: Int64) -> GoTime {
    let sum = self.nanoseconds + nanoseconds % 1_000_000_000
    let carry: Int64 = sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0
    return GoTime(
      seconds: seconds &+ nanoseconds / 1_000_000_000 &+ carry,
      nanoseconds: sum - carry * 1_000_000_000, zone: zone)
  }

  /// The same time of day on another date, days past a month's end going on into the next;
  /// nothing for dates too far away to count.
  func adding(years: Int64, months: Int64, days: Int64) -> GoTime? {
    let furthest: Int64 = 1_000_000
    guard [years, months, days].allSatisfy({ (-furthest...furthest).contains($0) }) else {
      return nil
    }
    let parts = parts
    let month = parts.month - 1 + months
    let carry = month >= 0 ? month / 12 : (month - 11) / 12
    let first = Self.days(year: parts.year + years + carry, month: month - carry * 12 + 1, day: 1)
    let before = Self.days(year: parts.year, month: parts.month, day: parts.day)
    let moved = first + parts.day - 1 + days - before
    return GoTime(seconds: seconds &+ moved * 86_400, nanoseconds: nanoseconds, zone: zone)
  }

  /// Nanoseconds since another instant, cut to what can be counted.
  func since(_ other: GoTime) -> Int64 {
    let (whole, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    let (product, second) = whole.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, third) = product.addingReportingOverflow(nanoseconds - other.nanoseconds)
    guard !overflow, !second, !third else { return seconds < other.seconds ? .min : .max }
    return sum
  }

  /// Cut down to a multiple of a duration since the year 1, or rounded to the nearest.
  func cut(to unit: Int64, isRounded: Bool) -> GoTime {
    guard unit > 0 else { return self }
    // Seconds since the year 1 times 1e9 pass 64 bits, so the rest is counted in two steps.
    let since = seconds.subtractingReportingOverflow(Self.zero.seconds)
    guard !since.overflow, since.partialValue >= 0 else { return self }
    let product = UInt64(since.partialValue).multipliedFullWidth(by: 1_000_000_000)
    let (low, carry) = product.low.addingReportingOverflow(UInt64(nanoseconds))
    let high = product.high + (carry ? 1 : 0)
    let divisor = UInt64(unit)
    let rest = Int64(divisor.dividingFullWidth((high % divisor, low)).remainder)
    let isUp = isRounded && rest >= unit - rest
    return adding(isUp ? unit - rest : -rest)
  }

  /// A duration cut towards zero to a multiple of another, or rounded half away from zero.
  static func cut(_ nanoseconds: Int64, to unit: Int64, isRounded: Bool) -> Int64 {
    guard unit > 0 else { return nanoseconds }
    let rest = nanoseconds % unit
    let cut = nanoseconds - rest
    guard isRounded, rest.magnitude >= UInt64(unit) - rest.magnitude else { return cut }
    let (sum, overflow) = cut.addingReportingOverflow(nanoseconds < 0 ? -unit : unit)
    return overflow ? (nanoseconds < 0 ? .min : .max) : sum
  }
}
