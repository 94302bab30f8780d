public import BelfrySource

/// A part of a regular expression, with its bytes.
public struct RegexNode: Sendable {
  /// What a part is.
  public indirect enum Kind: Sendable {
    /// Nothing, which always matches.
    case empty
    /// One code point; where case is folded, in its folded form.
    case literal(UInt32, foldsCase: Bool)
    /// One code point of a set; where case is folded, the set holds folded forms.
    case set(ScalarSet, isNegated: Bool, foldsCase: Bool)
    /// `.`, with or without line breaks.
    case any(matchesNewline: Bool)
    case assertion(Assertion)
    /// A group that captures, by its number from 1.
    case capture(Int, name: String?, RegexNode)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    /// At least `min` times, at most `max` where one is said.
    case repetition(RegexNode, min: Int, max: Int?, isLazy: Bool)
  }

  /// A condition on the place between two characters.
  public enum Assertion: Sendable {
    case beginText, endText, beginLine, endLine, wordBoundary, noWordBoundary
  }

  /// What it is.
  public var kind: Kind
  /// Its bytes, counted from the expression's first.
  public var span: Span
  /// How many levels lie below it, itself included.
  var height: Int
  /// Whether it can match without taking a character.
  let isNullable: Bool
  /// How many instructions it compiles to.
  var size: Int
  /// The greatest product of counts of repetitions that lie in each other.
  var repeats: Int

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
    switch kind {
    case .empty, .assertion: (height, size, repeats, isNullable) = (1, 1, 1, true)
    case .literal, .set, .any: (height, size, repeats, isNullable) = (1, 1, 1, false)
    case .capture(_, _, let inner):
      (height, size, repeats) = (inner.height + 1, inner.size + 2, inner.repeats)
      isNullable = inner.isNullable
    case .sequence(let parts), .alternatives(let parts):
      if case .sequence = kind {
        isNullable = parts.allSatisfy(\.isNullable)
      } else {
        isNullable = parts.contains(where: \.isNullable)
      }
      height = 1 + (parts.map(\.height).max() ?? 0)
      size = parts.reduce(parts.count) { $0 + $1.size }
      repeats = parts.map(\.repeats).max() ?? 1
    case .repetition(let inner, let min, let max, _):
      isNullable = min == 0 || inner.isNullable
      height = inner.height + 1
      size = Swift.max(max ?? min, 1) * inner.size + (max ?? min) + 1
      // '*', '+' and '?' are no counts.
      let isCounted = (max ?? min) > 1
      repeats = inner.repeats * (isCounted ? max ?? min : 1)
    }
  }
}
