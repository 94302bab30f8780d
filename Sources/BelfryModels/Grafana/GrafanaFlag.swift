package import BelfryYAML

/// A truth value of a provisioning file, in quotes or not: Grafana takes what Go's `ParseBool` does.
package enum GrafanaFlagKind: ScalarKind {
  /// The value; `yes` and `on` are none.
  package static func read(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE", "t", "T", "1": true
    case "false", "False", "FALSE", "f", "F", "0": false
    default: nil
    }
  }
  /// Truth values, and the numbers 0 and 1.
  package static func takes(plain type: ScalarType) -> Bool {
    if case .bool = type { true } else { type == .integer }
  }
  /// A truth value.
  package static var shape: Shape { .boolean }
}

/// A truth value of a provisioning file of Grafana.
package typealias GrafanaFlag = Scalar<GrafanaFlagKind>
