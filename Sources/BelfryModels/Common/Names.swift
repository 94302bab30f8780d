public import BelfrySource
public import BelfryYAML

/// What Prometheus takes for a name (prometheus/common, `model`).
package enum PrometheusName {
  /// Whether this is a metric name of the old kind: letters, digits, `_` and `:`, no digit first.
  package static func isLegacyMetric(_ name: String) -> Bool {
    matches(name) { isLetter($0) || $0 == 0x3A }
  }

  /// Whether this is a label name of the old kind: letters, digits and `_`, no digit first.
  package static func isLegacyLabel(_ name: String) -> Bool {
    matches(name) { isLetter($0) }
  }

  /// Whether this is a label name since 3.0: any text that is not empty.
  package static func isLabel(_ name: String) -> Bool { !name.isEmpty }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F
  }

  private static func matches(_ name: String, _ inner: (UInt8) -> Bool) -> Bool {
    guard let first = name.utf8.first, inner(first) else { return false }
    return name.utf8.dropFirst().allSatisfy { inner($0) || ($0 >= 0x30 && $0 <= 0x39) }
  }
}

/// Labels or annotations: names with texts, in the file's order; an empty value is the empty text.
package typealias LabelMap = OrderedMap<Located<String>>

extension Located: EmptyField where Value == String {
  /// The empty text, as Go reads null into a string.
  public static var empty: Located<String> { Located("") }
}
