// Lines of Prometheus' text format.
extension LineParser {
  mutating func parsePrometheus() -> Outcome {
    skipBlanks()
    guard let first = peek else { return .empty }
    if first == 0x23 { return parseComment() }
    if first == 0x7B {
      index &+= 1
    } else if let range = takeMetricName() {
      name = range
      hasName = true
      skipBlanks()
      if peek == 0x7B { index &+= 1 } else { return parseRest() }
    } else {
      return fail("expected the name of a metric, not \(offender)", place)
    }
    guard takeLabels(LabelRules(blanks: true)) else { return .failed }
    guard hasName else {
      return fail("the sample has labels, but no name", 0..<index)
    }
    return parseRest()
  }

  /// The value and the timestamp.
  private mutating func parseRest() -> Outcome {
    skipBlanks()
    let start = index
    while index < line.count, line[index] != 0x20, line[index] != 0x09, line[index] != 0x7B {
      index &+= 1
    }
    valueRange = start..<index
    guard index > start else {
      return fail("expected a value after '\(shown(name))', not \(offender)", place)
    }
    guard let number = NumberReader.double(UnsafeBufferPointer(rebasing: line[valueRange])) else {
      return start == name.upperBound ? failName(start) : failNumber(valueRange)
    }
    value = number
    if index < line.count {
      let end = index
      skipBlanks()
      if index < line.count { return parseTimestamp() }
      note("blanks after the value", end..<index, by: .tools)
    }
    return hasSoundLabels() ? .sample : .failed
  }

  /// What follows a name at once is meant as a part of it.
  private mutating func failName(_ start: Int) -> Outcome {
    index = start
    if peek == 0x0D { return failNumber(start..<line.count) }
    return fail(
      "\(offender) in the name of a metric", place,
      help: "Names hold letters, digits, '_' and ':'; others are quoted: '{\"name\"} 1'.")
  }

  mutating func failNumber(_ range: Range<Int>) -> Outcome {
    if range.upperBound == line.count, line.last == 0x0D {
      return fail(
        "the line ends with a carriage return", line.count - 1..<line.count,
        help: "Lines end with a line feed alone.")
    }
    return fail("'\(shown(range))' is not a number", range)
  }

  private mutating func parseTimestamp() -> Outcome {
    let start = index
    while index < line.count, line[index] != 0x20, line[index] != 0x09 { index &+= 1 }
    let range = start..<index
    guard let number = NumberReader.integer(UnsafeBufferPointer(rebasing: line[range])) else {
      return fail(
        "the timestamp '\(shown(range))' is not a whole number", range,
        help: "Timestamps are milliseconds since 1970.")
    }
    if line[start] &- 0x30 >= 10 {
      note("the timestamp '\(shown(range))' has a sign", range, by: .server)
    }
    timestamp = number
    let end = index
    skipBlanks()
    guard index == line.count else {
      return fail("'\(shown(index..<line.count))' after the timestamp", index..<line.count)
    }
    if end < index { note("blanks after the timestamp", end..<index, by: .tools) }
    return hasSoundLabels() ? .sample : .failed
  }

  /// Whether no label stands twice, or takes the metric's name.
  mutating func hasSoundLabels() -> Bool {
    if labels.count < 2 { return labels.isEmpty || !isNameLabel(0) }
    if labels.count > 32 { return hasSoundLabels(among: labels) }
    for later in 0..<labels.count {
      if isNameLabel(later) { return false }
      for earlier in 0..<later where isSameName(earlier, later) {
        let range = Int(labels[later].nameStart)..<Int(labels[later].nameEnd)
        note("the label '\(shown(range))' stands twice", range)
        return false
      }
    }
    return true
  }

  /// The same for many labels, in time that grows with their number.
  private mutating func hasSoundLabels(among labels: [LabelSlice]) -> Bool {
    var seen: Set<[UInt8]> = []
    for (number, label) in labels.enumerated() {
      if isNameLabel(number) { return false }
      let range = Int(label.nameStart)..<Int(label.nameEnd)
      guard seen.insert(Array(line[range])).inserted else {
        note("the label '\(shown(range))' stands twice", range)
        return false
      }
    }
    return true
  }

  private mutating func isNameLabel(_ label: Int) -> Bool {
    let range = Int(labels[label].nameStart)..<Int(labels[label].nameEnd)
    guard range.count == 8, line[range.lowerBound] == 0x5F,
      line[range].elementsEqual("__name__".utf8)
    else { return false }
    note("the label '__name__' is reserved", range)
    return true
  }

  @inline(__always)
  private func isSameName(_ left: Int, _ right: Int) -> Bool {
    let (first, second) = (labels[left], labels[right])
    let count = first.nameEnd &- first.nameStart
    guard count == second.nameEnd &- second.nameStart else { return false }
    var (at, other) = (Int(first.nameStart), Int(second.nameStart))
    while at < Int(first.nameEnd) {
      if line[at] != line[other] { return false }
      at &+= 1
      other &+= 1
    }
    return true
  }
}
