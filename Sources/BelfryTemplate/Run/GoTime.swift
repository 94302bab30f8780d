/// An instant in a zone, as Go's `time.Time` writes it.
public struct GoTime: Equatable, Sendable {
  /// Seconds since 1970.
  public var seconds: Int64
  /// Nanoseconds beyond them, from 0 to 999 999 999.
  public var nanoseconds: Int64

  /// Where it is shown; nothing for UTC.
  public var zone: GoZone?

  /// An instant.
  public init(seconds: Int64, nanoseconds: Int64 = 0, zone: GoZone? = nil) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.zone = zone
  }

  /// Two instants are the same wherever they are shown.
  public static func == (left: GoTime, right: GoTime) -> Bool {
    (left.seconds, left.nanoseconds) == (right.seconds, right.nanoseconds)
  }

  /// Seconds east of UTC, and the zone's abbreviation.
  private var offset: (seconds: Int64, name: String) {
    let period = zone?.period(at: seconds)
    return (period?.offset ?? 0, period?.name ?? "UTC")
  }

  /// The instant of Go's zero value: the first of January of the year 1.
  public static let zero = GoTime(seconds: -62_135_596_800)

  /// Year, month from 1 and day from 1 of a count of days since 1970 (the civil calendar).
  static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Days since 1970 of a date.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// The parts of the instant.
  var parts:
    (
      year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64,
      weekday: Int64, dayOfYear: Int64
    )
  {
    let local = seconds &+ offset.seconds
    let rest = local % 86_400
    let days = local / 86_400 - (rest < 0 ? 1 : 0)
    let ofDay = rest < 0 ? rest + 86_400 : rest
    let (year, month, day) = Self.date(days: days)
    let weekday = ((days + 4) % 7 + 7) % 7
    let dayOfYear = days - Self.days(year: year, month: 1, day: 1) + 1
    return (
      year, month, day, ofDay / 3600, ofDay / 60 % 60, ofDay % 60, weekday, dayOfYear
    )
  }

  /// As `%v` writes it.
  var text: String {
    let fraction = nanoseconds == 0 ? "" : "." + trimmedFraction
    return format("2006-01-02 15:04:05") + fraction + format(" -0700 MST")
  }

  private var trimmedFraction: String {
    var digits = pad(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return digits
  }

  private func pad(_ value: Int64, _ width: Int, by fill: Character = "0") -> String {
    let digits = "\(value)"
    return String(repeating: fill, count: max(0, width - digits.count)) + digits
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// Words of a layout, longer ones first.
  private static let words = [
    "January", "Jan", "Monday", "Mon", "MST", "-07:00:00", "-070000", "-07:00", "-0700", "-07",
    "Z07:00:00", "Z070000",
    "Z07:00", "Z0700", "Z07", "_2006", "2006", "002", "01", "02", "03", "04", "05", "06", "15",
    "__2", "_2", "PM",
    "pm", "1", "2", "3", "4", "5",
  ]

  /// The instant in a layout of Go's: the reference time `Mon Jan 2 15:04:05 MST 2006`.
  func format(_ layout: String) -> String {
    let parts = parts
    var result = ""
    var rest = Substring(layout)
    while let first = rest.first {
      if let fraction = Self.fraction(rest) {
        let digits = pad(nanoseconds, 9).prefix(fraction.digits)
        let shown = fraction.isTrimmed ? digits.trimmingZeros : String(digits)
        result += shown.isEmpty ? "" : "\(first)\(shown)"
        rest = rest.dropFirst(fraction.digits + 1)
      } else if let word = Self.word(rest) {
        result += text(of: word, parts)
        rest = rest.dropFirst(word.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// The word of a layout that stands here; short names are none within longer words.
  private static func word(_ rest: Substring) -> String? {
    words.first { word in
      guard rest.hasPrefix(word) else { return false }
      guard word == "Jan" || word == "Mon" else { return true }
      return rest.dropFirst(3).first.map { !("a"..."z").contains($0) } ?? true
    }
  }

  private static func fraction(_ rest: Substring) -> (digits: Int, isTrimmed: Bool)? {
    guard rest.first == "." || rest.first == ",", let digit = rest.dropFirst().first,
      digit == "0" || digit == "9"
    else { return nil }
    let count = rest.dropFirst().prefix { $0 == digit }.count
    let next = rest.dropFirst(count + 1).first
    guard count <= 9, next?.isNumber != true else { return nil }
    return (count, digit == "9")
  }

  private func text(
    of word: String,
    _ parts: (
      year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64,
      weekday: Int64, dayOfYear: Int64
    )
  ) -> String {
    let hour12 = parts.hour % 12 == 0 ? 12 : parts.hour % 12
    switch word {
    case "January": return Self.months[Int(parts.month - 1)]
    case "Jan": return String(Self.months[Int(parts.month - 1)].prefix(3))
    case "Monday": return Self.weekdays[Int(parts.weekday)]
    case "Mon": return String(Self.weekdays[Int(parts.weekday)].prefix(3))
    case "MST": return offset.name
    case _ where word.hasPrefix("Z") && offset.seconds == 0: return "Z"
    case _ where word.hasPrefix("Z") || word.hasPrefix("-"):
      return distance(colon: word.contains(":"), isLong: word.count > 6, isShort: word.count == 3)
    case "_2006": return "_" + pad(parts.year, 4)
    case "2006": return pad(parts.year, 4)
    case "06": return pad(parts.year % 100, 2)
    case "002": return pad(parts.dayOfYear, 3)
    case "__2": return pad(parts.dayOfYear, 3, by: " ")
    case "01": return pad(parts.month, 2)
    case "02": return pad(parts.day, 2)
    case "_2": return pad(parts.day, 2, by: " ")
    case "15": return pad(parts.hour, 2)
    case "03": return pad(hour12, 2)
    case "04": return pad(parts.minute, 2)
    case "05": return pad(parts.second, 2)
    case "PM": return parts.hour >= 12 ? "PM" : "AM"
    case "pm": return parts.hour >= 12 ? "pm" : "am"
    case "1": return "\(parts.month)"
    case "2": return "\(parts.day)"
    case "3": return "\(hour12)"
    case "4": return "\(parts.minute)"
    default: return "\(parts.second)"
    }
  }

  /// The offset from UTC, such as `+01:00`.
  private func distance(colon: Bool, isLong: Bool, isShort: Bool) -> String {
    let value = offset.seconds.magnitude
    let parts = [value / 3600, value / 60 % 60, value % 60].map { pad(Int64($0), 2) }
    let shown = parts.prefix(isShort ? 1 : isLong ? 3 : 2)
    return (offset.seconds < 0 ? "-" : "+") + shown.joined(separator: colon ? ":" : "")
  }

  /// Nanoseconds as Go writes a duration: `1h2m3.5s`.
  static func durationText(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "0s" }
    let sign = nanoseconds < 0 ? "-" : ""
    let value = nanoseconds.magnitude
    func fraction(_ value: UInt64, _ unit: UInt64, _ width: Int) -> String {
      let rest = value % unit
      guard rest > 0 else { return "\(value / unit)" }
      var digits = "\(rest)"
      digits = String(repeating: "0", count: width - digits.count) + digits
      while digits.hasSuffix("0") { digits.removeLast() }
      return "\(value / unit).\(digits)"
    }
    if value < 1000 { return "\(sign)\(value)ns" }
    if value < 1_000_000 { return sign + fraction(value, 1000, 3) + "µs" }
    if value < 1_000_000_000 { return sign + fraction(value, 1_000_000, 6) + "ms" }
    let seconds = fraction(value % 60_000_000_000, 1_000_000_000, 9) + "s"
    let minutes = value / 60_000_000_000
    if minutes == 0 { return sign + seconds }
    if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
    return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }
}

extension Substring {
  fileprivate var trimmingZeros: String {
    var text = String(self)
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
