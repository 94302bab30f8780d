import BelfrySource
import BelfryYAML

/// What Compose takes for a name.
package enum ComposeName {
  /// Whether this names a service, volume, secret or config.
  package static func isResource(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy { isLetterOrDigit($0) || isSign($0) }
  }

  /// Whether this names a container.
  package static func isContainer(_ name: String) -> Bool {
    guard name.utf8.count > 1, let first = name.utf8.first, !isSign(first) else { return false }
    return isResource(name)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == 0x2D || byte == 0x2E || byte == 0x5F
  }
}

extension DecodeContext {
  /// Reports a number outside of its bounds.
  mutating func checkRange(_ number: IntegerText?, _ low: Int, _ high: Int?, _ name: String) {
    guard let number, let value = number.meaning, let span = number.span,
      value < low || value > high ?? value
    else { return }
    let bounds = high.map { "from \(low) to \($0)" } ?? "from \(low)"
    report("value/out-of-range", at: span, "'\(name)' takes a whole number \(bounds)")
  }
}
