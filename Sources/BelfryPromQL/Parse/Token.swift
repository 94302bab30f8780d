public import BelfrySource

/// One word of an expression.
struct Token {
  enum Kind {
    /// A label, function or keyword; also a metric without `:`.
    case identifier
    /// A word with `:`, which only a metric can have.
    case metricIdentifier
    case number, duration, string
    /// Letters with a variable of Grafana's among them.
    case variable
    case leftParen, rightParen, leftBrace, rightBrace, leftBracket, rightBracket
    case comma, colon, at
    case add, subtract, multiply, divide, modulo, power
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, trimAbove, trimBelow
    case assign, matches, matchesNot
    /// Something whose fault has been reported already.
    case bad
    case end
  }

  var kind: Kind
  var span: Span
  var keyword: Keyword?

  init(_ kind: Kind, _ span: Span, keyword: Keyword? = nil) {
    self.kind = kind
    self.span = span
    self.keyword = keyword
  }
}

/// Words with a meaning, in lower case; most may name a metric or label where none is expected.
enum Keyword: String, CaseIterable {
  case by, on, or, and, end, inf, nan, sum, avg, min, max, bool, fill, step, topk, count, group
  case range, start, stddev, stdvar, atan2, limitk, offset, unless, bottomk, without, ignoring
  case quantile, anchored, smoothed
  case minOf = "min_of"
  case maxOf = "max_of"
  case fillLeft = "fill_left"
  case fillRight = "fill_right"
  case groupLeft = "group_left"
  case groupRight = "group_right"
  case limitRatio = "limit_ratio"
  case countValues = "count_values"

  private static let byLength: [[(bytes: [UInt8], keyword: Keyword)]] = {
    var table = [[(bytes: [UInt8], keyword: Keyword)]](repeating: [], count: 13)
    for keyword in allCases {
      let bytes = Array(keyword.rawValue.utf8)
      table[bytes.count].append((bytes, keyword))
    }
    return table
  }()

  /// The keyword that the letters spell, in any case.
  init?(_ letters: some RandomAccessCollection<UInt8>) {
    guard letters.count < Self.byLength.count else { return nil }
    for candidate in Self.byLength[letters.count]
    where letters.elementsEqual(candidate.bytes, by: { $0 | ($0 == 0x5F ? 0 : 0x20) == $1 }) {
      self = candidate.keyword
      return
    }
    return nil
  }

  /// Whether the word is an aggregation.
  var isAggregation: Bool { aggregations[rawValue] != nil }

  /// Whether the word can stand for a metric where an expression begins.
  var canNameMetric: Bool {
    switch self {
    case .atan2, .bool, .groupLeft, .groupRight, .ignoring, .on, .inf, .nan: false
    default: true
    }
  }
}

/// What is wrong with an expression, and where.
public struct SyntaxError: Error, Hashable, Sendable {
  /// Kinds of errors, as checks tell them apart.
  public enum Kind: Hashable, Sendable {
    /// The text is no PromQL.
    case syntax
    /// The parts do not fit together.
    case type
    /// No such function.
    case unknownFunction
  }

  /// What is wrong.
  public var message: String
  /// The bytes meant.
  public var span: Span
  /// What kind of error it is.
  public var kind: Kind

  /// An error at a place.
  public init(_ message: String, at span: Span, kind: Kind = .syntax) {
    self.message = message
    self.span = span
    self.kind = kind
  }
}
