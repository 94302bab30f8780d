extension LabelMatcher {
  /// Whether the matcher refuses a series that lacks the label.
  public var refusesEmpty: Bool {
    switch op {
    case .equal: !value.isEmpty
    case .notEqual: value.isEmpty
    case .matches:
      !["", ".*", ".?"].contains(value) && !value.hasSuffix("|") && !value.hasPrefix("|")
    case .matchesNot: ["", ".*"].contains(value)
    }
  }

  /// Whether the matcher lets only series without the label through.
  public var acceptsOnlyEmpty: Bool {
    switch op {
    case .equal, .matches: value.isEmpty
    case .notEqual: false
    case .matchesNot: value == ".+"
    }
  }

  /// Whether nothing can match.
  public var refusesAll: Bool { op == .matchesNot && value == ".*" }
}
