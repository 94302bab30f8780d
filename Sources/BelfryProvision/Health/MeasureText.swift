/// Numbers as people read them.
package enum MeasureText {
  /// A number in its unit.
  package static func value(_ value: Double, _ unit: String?) -> String {
    guard value.isFinite else { return value.isNaN ? "no number" : value < 0 ? "-∞" : "∞" }
    switch unit {
    case "ratio": return "\(short(value * 100)) %"
    case "percent": return "\(short(value)) %"
    case "boolean": return value == 1 ? "yes" : value == 0 ? "no" : short(value)
    case "seconds": return time(value)
    case "milliseconds": return time(value / 1000)
    case "bytes": return abs(value) < 1e15 ? HostInspector.size(Int(value)) : "\(value)"
    case "bytes_per_second": return "\(self.value(value, "bytes"))/s"
    case "days": return "\(short(value)) days"
    case "gigabytes": return "\(short(value)) GB"
    case "per_second": return "\(short(value))/s"
    case "usd", "dollars": return "\(short(value)) USD"
    case "eur", "euros": return "\(short(value)) EUR"
    default: return short(value)
    }
  }

  private static func time(_ seconds: Double) -> String {
    switch abs(seconds) {
    case 0: "0 s"
    case ..<0.0095: "\(short(seconds * 1000)) ms"
    case ..<0.9995: "\(Int((seconds * 1000).rounded())) ms"
    case ..<120: "\(short(seconds)) s"
    case ..<7200: "\(Int((seconds / 60).rounded())) min"
    case ..<172_800: "\(Int((seconds / 3600).rounded())) h"
    case ..<1e12: "\(Int((seconds / 86_400).rounded())) days"
    default: "\(seconds) s"
    }
  }

  /// A number in a few significant digits.
  package static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    let size = abs(value)
    if size >= 1e15 || size < 0.0001 { return "\(value)" }
    let scale = size >= 100 ? 1.0 : size >= 10 ? 10.0 : size >= 0.1 ? 100.0 : 10_000.0
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Those labels of a series that tell it from others.
  package static func labels(_ text: String, among all: [String]) -> String {
    let others = all.map { Set($0.split(separator: " ")) }
    return text.split(separator: " ")
      .filter { label in others.contains { !$0.contains(label) } }.joined(separator: " ")
  }
}
