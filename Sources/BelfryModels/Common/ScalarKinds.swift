package import BelfryYAML

/// A text: a number or a truth value without quotes is refused.
package enum TextKind: ScalarKind {
  /// Any text.
  package static func read(_ text: String) -> String? { text }
  /// None.
  package static func takes(plain type: ScalarType) -> Bool { false }
  /// A text.
  package static var shape: Shape { .string }
}

/// A text, a number or a truth value.
package enum AnyScalarKind: ScalarKind {
  /// Any text.
  package static func read(_ text: String) -> String? { text }
  /// All.
  package static func takes(plain type: ScalarType) -> Bool { true }
  /// A text, a number or a truth value.
  package static var shape: Shape { .either([.string, .number(minimum: nil, maximum: nil)]) }
}

/// A whole number, in quotes or not.
package enum IntegerKind: ScalarKind {
  /// The number.
  package static func read(_ text: String) -> Int? { Int(text) }
  /// Numbers.
  package static func takes(plain type: ScalarType) -> Bool { type == .integer || type == .float }
  /// A whole number.
  package static var shape: Shape { .integer(minimum: nil, maximum: nil) }
}

/// A number, in quotes or not.
package enum NumberKind: ScalarKind {
  /// The number.
  package static func read(_ text: String) -> Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
  /// Numbers.
  package static func takes(plain type: ScalarType) -> Bool { type == .integer || type == .float }
  /// A number.
  package static var shape: Shape { .number(minimum: nil, maximum: nil) }
}

/// A truth value, in quotes or not.
package enum FlagKind: ScalarKind {
  /// The value; Go's other notations count as well.
  package static func read(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "t", "1", "yes", "y", "on": true
    case "false", "f", "0", "no", "n", "off": false
    default: nil
    }
  }
  /// Truth values.
  package static func takes(plain type: ScalarType) -> Bool {
    if case .bool = type { true } else { false }
  }
  /// A truth value.
  package static var shape: Shape { .boolean }
}

/// A size in Docker's notation, a plain number of bytes included.
package enum DockerSizeKind: ScalarKind {
  /// The bytes.
  package static func read(_ text: String) -> Int64? {
    text == "-1" ? -1 : ByteSize.docker(text)
  }
  /// Numbers.
  package static func takes(plain type: ScalarType) -> Bool { type == .integer || type == .float }
  /// A size.
  package static var shape: Shape {
    .pattern(
      "^-?[0-9.]+([eE][0-9]+)? ?([kKmMgGtTpP]([iI][bB])?)?[bB]?$", words: "a size such as '512m'")
  }
  /// A size that is none.
  package static var finding: String { "value/bad-size" }
}

/// A size in Docker's notation that has to be a text.
package enum DockerSizeTextKind: ScalarKind {
  /// The bytes.
  package static func read(_ text: String) -> Int64? { ByteSize.docker(text) }
  /// None.
  package static func takes(plain type: ScalarType) -> Bool { false }
  /// A size.
  package static var shape: Shape { DockerSizeKind.shape }
  /// A size that is none.
  package static var finding: String { "value/bad-size" }
}

/// A length of time in Go's notation.
package enum GoDurationKind: ScalarKind {
  /// The length.
  package static func read(_ text: String) -> GoDuration? { GoDuration(text) }
  /// None.
  package static func takes(plain type: ScalarType) -> Bool { false }
  /// A length of time.
  package static var shape: Shape {
    .pattern(
      "^[-+]?(0|([0-9.]+(ns|us|µs|ms|s|m|h|d|w))+)$", words: "a duration such as '1m30s'")
  }
  /// A duration that is none.
  package static var finding: String { "value/bad-duration" }
}

/// A length of time in Prometheus' notation.
package enum PrometheusDurationKind: ScalarKind {
  /// The length.
  package static func read(_ text: String) -> PrometheusDuration? { PrometheusDuration(text) }
  /// Numbers, which are then refused for their missing unit.
  package static func takes(plain type: ScalarType) -> Bool { type == .integer || type == .float }
  /// A length of time.
  package static var shape: Shape { PrometheusDuration.shape }
  /// A duration that is none.
  package static var finding: String { "value/bad-duration" }
}

/// One of a set of words.
package enum WordKind<Word>: ScalarKind
where Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String {
  /// The word.
  package static func read(_ text: String) -> Word? { Word(rawValue: text) }
  /// None.
  package static func takes(plain type: ScalarType) -> Bool { false }
  /// The words.
  package static var shape: Shape { .choice(Word.allCases.map(\.rawValue)) }
}

/// A text in a file with variables; a number without quotes is refused.
package typealias Text = Scalar<TextKind>
/// A text, number or truth value in a file with variables.
package typealias AnyScalar = Scalar<AnyScalarKind>
/// A whole number in a file with variables.
package typealias IntegerText = Scalar<IntegerKind>
/// A number in a file with variables.
package typealias NumberText = Scalar<NumberKind>
/// A truth value in a file with variables.
package typealias FlagText = Scalar<FlagKind>
/// A length of time in Prometheus' notation, in a file with variables.
package typealias DurationText = Scalar<PrometheusDurationKind>
/// One of a set of words in a file with variables.
package typealias WordText<Word> = Scalar<WordKind<Word>>
where Word: RawRepresentable & CaseIterable & Sendable, Word.RawValue == String
