import BelfryYAML

extension Value {
  /// A text, or null where there is none.
  static func optional(_ text: String?) -> Value { text.map(Value.string) ?? .null }

  /// A whole number, or null where there is none.
  static func optional(_ number: Int?) -> Value { number.map(Value.integer) ?? .null }

  /// A number, or null where there is none that JSON can hold.
  static func optional(_ number: Double?) -> Value {
    number.flatMap { $0.isFinite ? .number("\($0)") : nil } ?? .null
  }
}
