public import BelfrySource

/// Why a regular expression cannot be used, in RE2's words, and where.
public struct RegexError: Error, Hashable, Sendable {
  /// What is wrong, in the words of Go's `regexp/syntax`.
  public enum Reason: String, Sendable, CaseIterable {
    case invalidRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidCapture = "invalid named capture"
    case invalidPerl = "invalid or unsupported Perl syntax"
    case nestedRepeat = "invalid nested repetition operator"
    case repeatCount = "invalid repeat count"
    case invalidUTF8 = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParen = "missing closing )"
    case missingArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParen = "unexpected )"
    case tooDeep = "expression nests too deeply"
    case tooLarge = "expression too large"
  }

  /// The kind of fault.
  public var reason: Reason
  /// The part of the expression that has it.
  public var text: String
  /// Its bytes, counted from the expression's first.
  public var span: Span

  /// The reason and the part, as Go writes them.
  public var message: String { text.isEmpty ? reason.rawValue : "\(reason.rawValue): `\(text)`" }
}
