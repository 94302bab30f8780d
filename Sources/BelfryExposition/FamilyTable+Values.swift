extension FamilyTable {
  /// Looks at what a sample says for its family.
  @inline(__always)
  mutating func check(
    _ sample: ExpositionSample, _ family: Int, _ role: SampleRole, _ group: UInt64, _ bound: Int
  ) {
    if sample.timestamp != nil { noteTimestamp(sample) }
    switch families[family].type {
    case .histogram, .gaugehistogram, .summary:
      checkPart(sample, family, role, group, bound)
    case .counter:
      if sample.value < 0, role == .plain { reportNegative(sample, family) }
      note(sample, family)
    default: note(sample, family)
    }
  }

  @inline(__always)
  private mutating func note(_ sample: ExpositionSample, _ family: Int) {
    if sample.value > families[family].largestValue { families[family].largestValue = sample.value }
    if families[family].isInfo || families[family].type == .info, sample.value != 1,
      sample.labelCount > 0,
      families[family].oddInfoPlace == nil
    {
      families[family].oddInfoPlace = sample.valuePlace
    }
  }

  private mutating func noteTimestamp(_ sample: ExpositionSample) {
    timestampCount &+= 1
    guard timestampCount == 1 else { return }
    report(
      .timestampPresent, "samples carry timestamps, as '\(sample.name)' does",
      help: "Leave them out: with them a series that ends stays for five minutes, and a textfile "
        + "collector refuses the file. cAdvisor and federation set them on purpose.",
      at: sample.timestampPlace)
  }

  private mutating func reportNegative(_ sample: ExpositionSample, _ family: Int) {
    guard !families[family].reports.contains(.negative) else { return }
    families[family].reports.insert(.negative)
    report(
      .negativeCounter, "the counter '\(sample.name)' is negative",
      help: "A counter begins at 0 and only grows; what can fall is a gauge.",
      at: sample.valuePlace)
  }

  // MARK: Histograms and summaries

  /// A bucket, quantile, sum or count.
  private mutating func checkPart(
    _ sample: ExpositionSample, _ family: Int, _ role: SampleRole, _ group: UInt64, _ bound: Int
  ) {
    if role == .created { return }
    let (number, isNew) = groups.number(of: group) {
      GroupState(
        family: family, line: sample.lineNumber, offset: sample.offset, length: sample.line.count)
    }
    if isNew { families[family].groupCount &+= 1 }
    let isSummary = families[family].type == .summary
    switch role {
    case .count:
      groups.states[number].total = sample.value
      if sample.value < 0 {
        reportPart(
          family, "the count of '\(families[family].name)' is negative", sample.valuePlace,
          by: isSummary ? [] : .tools)
      }
    case .sum: groups.states[number].hasSum = true
    case .plain where !isSummary:
      reportPart(
        family,
        "'\(sample.name)' is a \(families[family].type.rawValue), and a sample has its bare name",
        sample.namePlace, by: [])
    default: checkBound(sample, family, bound, number, isSummary)
    }
  }

  private mutating func checkBound(
    _ sample: ExpositionSample, _ family: Int, _ place: Int, _ number: Int, _ isSummary: Bool
  ) {
    let label = isSummary ? "quantile" : "le"
    guard place >= 0, sample.labelNameBytes(place).elementsEqual(label.utf8) else {
      let what = isSummary ? "a quantile" : "a bucket"
      reportPart(
        family, "\(what) of '\(families[family].name)' without the label '\(label)'",
        sample.namePlace, by: [])
      return
    }
    let bytes = sample.labelValueBytes(place)
    guard let limit = NumberReader.double(bytes), !limit.isNaN, isSummary == false || limit >= 0,
      isSummary == false || limit <= 1
    else {
      let range = isSummary ? "a number from 0 to 1" : "a number or '+Inf'"
      let isNumber = NumberReader.double(bytes) != nil
      reportPart(
        family, "the \(label) '\(sample.labelValue(place).prefix(40))' is not \(range)",
        sample.labelValuePlace(place), by: isNumber ? [] : .tools)
      return
    }
    if !isSummary, sample.value < 0, families[family].type == .histogram {
      reportPart(
        family, "a bucket of '\(families[family].name)' is negative", sample.valuePlace)
      return
    }
    let fault = groups.states[number].add(bound: limit, value: sample.value)
    guard let fault else { return }
    switch (fault, isSummary) {
    case (.outOfOrder, false):
      reportPart(
        family, "the buckets of '\(families[family].name)' are not in the order of 'le'",
        sample.labelValuePlace(place), by: [])
    case (.falls, false):
      reportPart(
        family, "a bucket of '\(families[family].name)' holds less than the one before it",
        sample.valuePlace, help: "Buckets are cumulative: each counts all that is up to its 'le'.",
        by: [])
    case (.falls, true):
      reportPart(
        family, "a quantile of '\(families[family].name)' is less than a lower one",
        sample.valuePlace, by: [])
    case (.outOfOrder, true): break
    }
  }

  mutating func reportPart(
    _ family: Int, _ message: String, _ place: ExpositionPlace, help: String? = nil,
    by refusers: Refusers = .tools
  ) {
    guard !families[family].reports.contains(.group) || !refusers.isEmpty else { return }
    families[family].reports.insert(.group)
    let isSummary = families[family].type == .summary
    report(
      isSummary ? .summaryInconsistent : .histogramInconsistent, message, help: help, by: refusers,
      at: place)
  }
}
