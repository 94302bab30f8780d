// Names, quoted texts and labels.
extension LineParser {
  /// Takes a metric's name without quotes; nothing where none begins.
  @inline(__always)
  mutating func takeMetricName() -> Range<Int>? {
    let start = index
    guard index < line.count, line[index].beginsName || line[index] == 0x3A else { return nil }
    index &+= 1
    while index < line.count, line[index].isNamePart || line[index] == 0x3A { index &+= 1 }
    return start..<index
  }

  /// Takes a label's name without quotes; nothing where none begins.
  @inline(__always)
  mutating func takeLabelName() -> Range<Int>? {
    let start = index
    guard index < line.count, line[index].beginsName else { return nil }
    index &+= 1
    while index < line.count, line[index].isNamePart { index &+= 1 }
    return start..<index
  }

  /// Takes a quoted text; the range is what stands between the quotes. Nothing, and a problem,
  /// where it does not end or is not UTF-8.
  @inline(__always)
  mutating func takeQuoted(_ what: StaticString) -> (range: Range<Int>, isEscaped: Bool)? {
    let open = index
    index &+= 1
    let start = index
    var isEscaped = false
    var high: UInt8 = 0
    while index < line.count {
      let byte = line[index]
      if byte == 0x22 {
        let range = start..<index
        index &+= 1
        if high & 0x80 != 0, !checkUTF8(range, what) { return nil }
        return (range, isEscaped)
      }
      high |= byte
      if byte == 0x5C {
        isEscaped = true
        if !checkEscape() { break }
        index &+= 1
      }
      index &+= 1
    }
    _ = fail(
      "the \(what) is never closed", open..<line.count,
      help: "A line feed is written '\\n', a quote '\\\"'.")
    return nil
  }

  /// Checks the escape at the cursor; false at the line's end.
  private mutating func checkEscape() -> Bool {
    guard index + 1 < line.count else { return false }
    let byte = line[index + 1]
    if byte != 0x22, byte != 0x5C, byte != UInt8(ascii: "n") {
      note(
        "unknown escape '\(shown(index..<index + 2))'", index..<index + 2, by: .tools,
        help: "Known are '\\\\', '\\\"' and '\\n'.")
    }
    return true
  }

  mutating func checkUTF8(
    _ range: Range<Int>, _ what: StaticString, by refusers: Refusers = .all
  ) -> Bool {
    guard let bad = firstInvalid(range) else { return true }
    note("the \(what) is not valid UTF-8", bad..<bad + 1, by: refusers)
    return false
  }

  /// The first byte that is no part of valid UTF-8.
  private func firstInvalid(_ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = line[at]
      if byte < 0x80 {
        at += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch byte {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0, at + length <= range.upperBound, low...high ~= line[at + 1] else {
        return at
      }
      for next in 2..<max(2, length) where line[at + next] & 0xC0 != 0x80 { return at }
      at += length
    }
    return nil
  }

  /// Takes labels up to the closing brace; the cursor stands after the opening one. False, and a
  /// problem, where they are not as they should be.
  mutating func takeLabels(_ rules: LabelRules) -> Bool {
    while true {
      if rules.blanks { skipBlanks() }
      if peek == 0x7D {
        index &+= 1
        return true
      }
      guard let label = takeLabel(rules) else { return false }
      if let label { labels.append(label) }
      if rules.blanks { skipBlanks() }
      switch peek {
      case 0x2C: index &+= 1
      case 0x7D: break
      default:
        let isForgiven = rules.blanks && (peek == 0x22 || peek?.beginsName == true)
        note(
          "expected ',' or '}' after a label, not \(offender)", place,
          by: isForgiven ? .tools : .all)
        if !isForgiven { return false }
      }
    }
  }

  /// Takes one label, or a quoted name of the metric, which is no label: two levels of nothing.
  @inline(__always)
  private mutating func takeLabel(_ rules: LabelRules) -> LabelSlice?? {
    let start = index
    var slice = LabelSlice(nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0)
    let isQuoted = peek == 0x22
    if isQuoted {
      guard let (range, isEscaped) = takeQuoted("quoted name") else { return nil }
      slice.nameStart = Int32(truncatingIfNeeded: range.lowerBound)
      slice.nameEnd = Int32(truncatingIfNeeded: range.upperBound)
      slice.nameIsEscaped = isEscaped
    } else if let range = takeLabelName() {
      slice.nameStart = Int32(truncatingIfNeeded: range.lowerBound)
      slice.nameEnd = Int32(truncatingIfNeeded: range.upperBound)
    } else {
      _ = fail("expected the name of a label, not \(offender)", place)
      return nil
    }
    let nameEnd = index
    if rules.blanks { skipBlanks() }
    guard peek == 0x3D else {
      if isQuoted, peek == 0x2C || peek == 0x7D {
        return takeNameInBraces(slice, start..<nameEnd, rules) ? .some(nil) : nil
      }
      _ = fail("expected '=' after '\(shown(start..<nameEnd))', not \(offender)", place)
      return nil
    }
    index &+= 1
    if rules.blanks { skipBlanks() }
    guard peek == 0x22 else {
      _ = fail("expected a value in double quotes, not \(offender)", place)
      return nil
    }
    guard let (range, isEscaped) = takeQuoted("value of a label") else { return nil }
    slice.valueStart = Int32(truncatingIfNeeded: range.lowerBound)
    slice.valueEnd = Int32(truncatingIfNeeded: range.upperBound)
    slice.valueIsEscaped = isEscaped
    return slice
  }

  private mutating func takeNameInBraces(
    _ slice: LabelSlice, _ range: Range<Int>, _ rules: LabelRules
  ) -> Bool {
    if rules.isExemplar {
      _ = fail("expected '=' after '\(shown(range))', not \(offender)", place)
      return false
    }
    if hasName {
      _ = fail("a second name of the metric: \(shown(range))", range)
      return false
    }
    hasName = true
    name = Int(slice.nameStart)..<Int(slice.nameEnd)
    nameIsEscaped = slice.nameIsEscaped
    return true
  }
}

/// What may stand between braces.
struct LabelRules {
  /// Whether blanks may stand between the parts.
  var blanks: Bool
  /// Whether the labels are those of an exemplar.
  var isExemplar = false
}
