import BelfryModels

/// Numbers as people read them.
enum Quantity {
  /// A whole number in groups of three digits.
  static func count(_ number: Double) -> String {
    guard number < 1e15 else { return "very many" }
    var digits = Array("\(Int64(max(0, number).rounded()))")
    var place = digits.count - 3
    while place > 0 {
      digits.insert(" ", at: place)
      place -= 3
    }
    return String(digits)
  }

  /// A whole number in groups of three digits.
  static func count(_ number: Int) -> String { count(Double(number)) }

  /// One digit after the point below a hundred, none above.
  static func short(_ number: Double) -> String {
    number >= 100 ? count(number) : fixed(number, 1)
  }

  /// A number with so many digits after the point.
  static func fixed(_ number: Double, _ digits: Int) -> String {
    var factor = 1.0
    for _ in 0..<digits { factor *= 10 }
    guard number.isFinite, abs(number) < 1e12 else { return "very many" }
    let scaled = Int64((max(0, number) * factor).rounded())
    guard digits > 0 else { return "\(scaled)" }
    let whole = scaled / Int64(factor)
    let rest = "\(scaled % Int64(factor))"
    return "\(whole).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }

  /// Bytes with a unit of powers of 1024, as Prometheus' `retention.size` counts.
  static func bytes(_ number: Double) -> String {
    var value = max(0, number)
    var unit = 0
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return "\(unit == 0 || value >= 100 ? fixed(value, 0) : fixed(value, 1)) \(units[unit])"
  }

  private static let units = ["B", "KB", "MB", "GB", "TB", "PB"]

  /// Dollars: cents below a hundred.
  static func dollars(_ number: Double) -> String {
    number >= 100 ? count(number) : fixed(number, 2)
  }

  /// A length of time in Prometheus' notation, rounded to what matters.
  static func duration(_ milliseconds: Int64) -> String {
    let hour: Int64 = 3_600_000
    let rounded =
      milliseconds > 48 * hour && milliseconds % hour != 0
      ? milliseconds / hour * hour : milliseconds
    return PrometheusDuration(milliseconds: rounded).description
  }
}
