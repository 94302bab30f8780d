import BelfryRegex

extension LabelMatcher {
  /// Whether the matcher refuses a series that lacks the label.
  public var refusesEmpty: Bool {
    switch op {
    case .equal: !value.isEmpty
    case .notEqual: value.isEmpty
    case .matches: regex.map { !$0.matchesEmptyText } ?? true
    case .matchesNot: regex.map(\.matchesEmptyText) ?? false
    }
  }

  /// Whether the matcher lets only series without the label through.
  public var acceptsOnlyEmpty: Bool {
    switch op {
    case .equal, .matches: value.isEmpty
    case .notEqual: false
    case .matchesNot: regex.map { $0.isEverything(atLeast: 1) } ?? false
    }
  }

  /// Whether nothing can match.
  public var refusesAll: Bool {
    op == .matchesNot && regex.map { $0.isEverything(atLeast: 0) } ?? false
  }
}
