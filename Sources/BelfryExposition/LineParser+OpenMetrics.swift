// Lines of OpenMetrics 1.0: one space where a blank may stand, none elsewhere.
extension LineParser {
  mutating func parseOpenMetrics() -> Outcome {
    guard let first = peek else {
      return fail("an empty line", 0..<0, help: "OpenMetrics has no empty lines.")
    }
    if first == 0x23 { return parseDirective() }
    if first == 0x7B {
      index += 1
    } else if let range = takeMetricName() {
      name = range
      hasName = true
      if peek == 0x7B { index += 1 } else { return parseValue() }
    } else {
      return fail("expected the name of a metric, not \(offender)", place)
    }
    guard takeLabels(LabelRules(blanks: false)) else { return .failed }
    guard hasName else { return fail("the sample has labels, but no name", 0..<index) }
    return parseValue()
  }

  private mutating func parseValue() -> Outcome {
    guard let range = takeField() else {
      return fail("expected a space and a value after '\(shown(name))', not \(offender)", place)
    }
    valueRange = range
    guard let number = NumberReader.double(UnsafeBufferPointer(rebasing: line[range])) else {
      return failNumber(range)
    }
    value = number
    if index < line.count, !atExemplar {
      guard let range = takeField() else { return failAfter("the value") }
      guard let seconds = takeSeconds(range) else { return .failed }
      timestamp = seconds
    }
    if index < line.count {
      guard atExemplar else { return failAfter("the timestamp") }
      guard takeExemplar() else { return .failed }
    }
    return hasSoundLabels() ? .sample : .failed
  }

  private mutating func failAfter(_ what: String) -> Outcome {
    fail("expected the end of the line after \(what), not \(offender)", place)
  }

  /// Takes a space and what follows up to the next.
  private mutating func takeField() -> Range<Int>? {
    guard peek == 0x20, index + 1 < line.count, line[index + 1] != 0x20 else { return nil }
    let start = index + 1
    index = start
    while index < line.count, line[index] != 0x20 { index += 1 }
    return start..<index
  }

  private mutating func takeSeconds(_ range: Range<Int>) -> Int64? {
    let number = NumberReader.double(UnsafeBufferPointer(rebasing: line[range]))
    guard let number, number.isFinite, abs(number) < 9e15 else {
      _ = fail(
        "the timestamp '\(shown(range))' is not a number of seconds", range,
        help: "Timestamps are seconds since 1970.")
      return nil
    }
    return Int64(number * 1000)
  }

  /// Whether ` # {` follows.
  private var atExemplar: Bool {
    index + 3 < line.count && line[index..<index + 4].elementsEqual(" # {".utf8)
  }

  private mutating func takeExemplar() -> Bool {
    index += 4
    let own = labels
    labels = []
    defer { labels = own }
    guard takeLabels(LabelRules(blanks: false, isExemplar: true)) else { return false }
    guard let range = takeField() else {
      _ = fail("expected a space and a value after the exemplar, not \(offender)", place)
      return false
    }
    guard NumberReader.double(UnsafeBufferPointer(rebasing: line[range])) != nil else {
      _ = failNumber(range)
      return false
    }
    if index < line.count {
      guard let range = takeField() else {
        _ = failAfter("the exemplar's value")
        return false
      }
      guard takeSeconds(range) != nil else { return false }
    }
    hasExemplar = true
    guard index == line.count else {
      _ = failAfter("the exemplar")
      return false
    }
    return true
  }

  /// `# HELP`, `# TYPE`, `# UNIT` and `# EOF`, the only comments.
  private mutating func parseDirective() -> Outcome {
    if line.elementsEqual("# EOF".utf8) { return .end }
    guard let keyword = takeDirective() else {
      note(
        "expected '# HELP', '# TYPE', '# UNIT' or '# EOF'", 0..<line.count,
        help: "OpenMetrics has no other comments, and one space after '#'.")
      return line.starts(with: "# belfry:".utf8) ? .comment(0..<line.count) : .failed
    }
    if peek == 0x22 {
      guard let (range, isEscaped) = takeQuoted("quoted name") else { return .failed }
      name = range
      nameIsEscaped = isEscaped
    } else if let range = takeMetricName() {
      name = range
    } else {
      return fail(
        "expected the name of a metric after '\(keyword.rawValue)', not \(offender)", place)
    }
    guard peek == 0x20 else {
      return fail("expected a space and a text after '\(shown(name))', not \(offender)", place)
    }
    index += 1
    switch keyword {
    case .help: return parseDirectiveHelp()
    case .type: return parseDirectiveType()
    case .unit: return parseUnit()
    }
  }

  private mutating func takeDirective() -> Keyword? {
    for keyword in [Keyword.help, .type, .unit] {
      let text = "# \(keyword.rawValue) "
      guard line.count >= 7, line[0..<7].elementsEqual(text.utf8) else { continue }
      index = 7
      return keyword
    }
    return nil
  }

  private mutating func parseDirectiveHelp() -> Outcome {
    let range = index..<line.count
    guard checkUTF8(range, "help text") else { return .failed }
    let text = unescape(UnsafeBufferPointer(rebasing: line[range]))
    return .metadata(.help(String(decoding: text, as: UTF8.self)))
  }

  private mutating func parseDirectiveType() -> Outcome {
    let range = index..<line.count
    let word = String(decoding: line[range], as: UTF8.self)
    guard let type = FamilyType(rawValue: word) else {
      return fail(
        "unknown type '\(shown(range))'", range,
        help: "Types are counter, gauge, histogram, gaugehistogram, summary, info and stateset.")
    }
    return .metadata(.type(type))
  }

  private mutating func parseUnit() -> Outcome {
    let range = index..<line.count
    let unit = line[range]
    let metric = line[name]
    let fits =
      unit.isEmpty
      || metric.count > unit.count && metric.suffix(unit.count).elementsEqual(unit)
        && metric[metric.endIndex - unit.count - 1] == 0x5F
    guard fits else {
      return fail("the unit '\(shown(range))' is not the end of '\(shown(name))'", range)
    }
    return .metadata(.unit(String(decoding: unit, as: UTF8.self)))
  }
}
