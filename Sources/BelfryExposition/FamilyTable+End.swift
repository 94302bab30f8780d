extension FamilyTable {
  /// Ends the counting: says which histograms and summaries are not whole.
  public mutating func finish() {
    for state in groups.states where !families[state.family].reports.contains(.group) {
      let type = families[state.family].type
      guard type == .histogram || type == .summary, let missing = missing(state, type) else {
        continue
      }
      let place = ExpositionPlace(line: state.line, lineStart: state.offset, length: state.length)
      reportPart(
        state.family, missing.message, kept(place, state.family), help: missing.help, by: [])
    }
  }

  /// What a histogram or summary lacks.
  private func missing(
    _ state: GroupState, _ type: FamilyType
  ) -> (message: String, help: String?)? {
    let name = families[state.family].name
    if type == .histogram, state.infinite == nil {
      let what =
        state.boundCount == 0 ? "has no buckets" : "has no bucket with le=\"+Inf\""
      return ("a histogram of '\(name)' \(what)", "That bucket counts all observations.")
    }
    // OpenMetrics leaves the sum and the count to the program.
    if dialect == .prometheus, !state.hasSum {
      return ("a \(type.rawValue) of '\(name)' has no '\(name)_sum'", nil)
    }
    guard let total = state.total else {
      return dialect == .openMetrics
        ? nil : ("a \(type.rawValue) of '\(name)' has no '\(name)_count'", nil)
    }
    if type == .histogram, let infinite = state.infinite, infinite != total,
      !(infinite.isNaN && total.isNaN)
    {
      return (
        "the count of '\(name)' differs from its bucket with le=\"+Inf\"",
        "Both count all observations: '\(name)_count' is \(shown(total)), the bucket \(shown(infinite))."
      )
    }
    return nil
  }

  /// The place with its line, where the first sample of the family stands there.
  private func kept(_ place: ExpositionPlace, _ family: Int) -> ExpositionPlace {
    guard let first = families[family].firstSamplePlace, first.line == place.line else {
      return place
    }
    var place = place
    place.text = first.text
    return place
  }

  private func shown(_ value: Double) -> String {
    abs(value) < 1e15 && value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
