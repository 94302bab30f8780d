import Glibc

/// Numbers for people, as Prometheus' `humanize` functions write them (`template.go` of 3.14).
enum Humanize {
  private static func short(_ value: Double) -> String {
    GoFormat.formatted(value, "g", precision: 4)
  }

  /// With prefixes of 1000: `1.234M`.
  static func decimal(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return short(value) }
    var value = value
    var prefix = ""
    if abs(value) >= 1 {
      for next in ["k", "M", "G", "T", "P", "E", "Z", "Y"] where abs(value) >= 1000 {
        prefix = next
        value /= 1000
      }
    } else {
      for next in ["m", "u", "n", "p", "f", "a", "z", "y"] where abs(value) < 1 {
        prefix = next
        value *= 1000
      }
    }
    return short(value) + prefix
  }

  /// With prefixes of 1024: `1.5Mi`.
  static func binary(_ value: Double) -> String {
    guard abs(value) > 1, value.isFinite else { return short(value) }
    var value = value
    var prefix = ""
    for next in ["ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"] where abs(value) >= 1024 {
      prefix = next
      value /= 1024
    }
    return short(value) + prefix
  }

  /// Seconds: `1h 2m 3s`, and below one with prefixes.
  static func duration(_ value: Double) -> String {
    guard value.isFinite else { return short(value) }
    if value == 0 { return short(value) + "s" }
    if abs(value) >= 1 {
      // What passes 64 bits becomes the least number, as on the machines that Go is built for.
      let whole = Int64(exactly: abs(value).rounded(.towardZero)) ?? .min
      let sign = value < 0 ? "-" : ""
      let (seconds, minutes, hours) = (whole % 60, whole / 60 % 60, whole / 3600 % 24)
      let days = whole / 86_400
      if days != 0 { return "\(sign)\(days)d \(hours)h \(minutes)m \(seconds)s" }
      if hours != 0 { return "\(sign)\(hours)h \(minutes)m \(seconds)s" }
      if minutes != 0 { return "\(sign)\(minutes)m \(seconds)s" }
      return "\(sign)\(short(abs(value)))s"
    }
    var value = value
    var prefix = ""
    for next in ["m", "u", "n", "p", "f", "a", "z", "y"] where abs(value) < 1 {
      prefix = next
      value *= 1000
    }
    return "\(short(value))\(prefix)s"
  }

  /// A ratio as a percentage.
  static func percentage(_ value: Double) -> String { short(value * 100) + "%" }

  /// The instant of seconds since 1970.
  static func instant(_ seconds: Double) throws(RunError) -> GoTime {
    let nanoseconds = seconds * 1e9
    guard nanoseconds >= -9.223372036854775808e18, nanoseconds <= 9.223372036854775807e18 else {
      throw RunError(
        "\(GoFormat.float(seconds)) cannot be represented as a nanoseconds timestamp since it overflows int64"
      )
    }
    // Prometheus counts milliseconds.
    let milliseconds = Int64(clamping: Int64((nanoseconds / 1e6).rounded(.towardZero)))
    let whole = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    return GoTime(seconds: whole, nanoseconds: (milliseconds - whole * 1000) * 1_000_000)
  }

  /// Seconds since 1970 as an instant, in words.
  static func timestamp(_ value: Double) throws(RunError) -> String {
    guard value.isFinite else { return short(value) }
    return try instant(value).text
  }
}
