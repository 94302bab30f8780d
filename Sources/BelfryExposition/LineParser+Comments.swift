// Comments and metadata of Prometheus' text format.
extension LineParser {
  mutating func parseComment() -> Outcome {
    let start = index
    index += 1
    let hash = index
    skipBlanks()
    if line[index...].starts(with: "belfry:".utf8) { return .comment(start..<line.count) }
    guard index > hash, let keyword = takeKeyword() else { return .empty }
    let afterKeyword = index
    skipBlanks()
    guard index > afterKeyword else { return .empty }
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
    if index < line.count, line[index] != 0x20, line[index] != 0x09 {
      note(
        "\(offender) in the name of a metric", place, by: keyword == .help ? .tools : .all)
      return .failed
    }
    return keyword == .help ? parseHelp() : parseType()
  }

  enum Keyword: String {
    case help = "HELP"
    case type = "TYPE"
    case unit = "UNIT"
  }

  private mutating func takeKeyword() -> Keyword? {
    for keyword in [Keyword.help, .type] {
      let end = index + 4
      guard end < line.count, line[index..<end].elementsEqual(keyword.rawValue.utf8),
        line[end] == 0x20 || line[end] == 0x09
      else { continue }
      index = end
      return keyword
    }
    return nil
  }

  private mutating func parseHelp() -> Outcome {
    skipBlanks()
    let range = index..<line.count
    guard checkUTF8(range, "help text", by: .server) else { return .failed }
    var at = range.lowerBound
    while at < range.upperBound {
      guard line[at] == 0x5C else {
        at += 1
        continue
      }
      let next = at + 1 < line.count ? line[at + 1] : 0
      if next != 0x5C, next != UInt8(ascii: "n"), next != 0x22 {
        let end = min(at + 2, line.count)
        note("unknown escape '\(shown(at..<end))' in the help text", at..<end, by: .tools)
      }
      at += 2
    }
    let text = unescape(UnsafeBufferPointer(rebasing: line[range]))
    return .metadata(.help(String(decoding: text, as: UTF8.self)))
  }

  private mutating func parseType() -> Outcome {
    let gap = index
    skipBlanks()
    let range = index..<line.count
    guard !range.isEmpty else {
      note("the type of '\(shown(name))' is missing", place, by: .server)
      return .empty
    }
    if index > gap + 1 {
      note("more than one blank before the type", gap..<index, by: .server)
    }
    guard line.last != 0x0D else { return failNumber(range) }
    let word = String(decoding: line[range], as: UTF8.self)
    switch word {
    case "counter", "gauge", "histogram", "summary":
      return .metadata(.type(FamilyType(rawValue: word) ?? .unknown))
    case "untyped": return .metadata(.type(.unknown))
    default: break
    }
    let folded = word.lowercased()
    if let type = Self.lenientTypes[folded] {
      note(
        "Prometheus does not know the type '\(shown(range))'", range, by: .server,
        help: folded == word ? nil : "Write '\(folded)'.")
      return .metadata(.type(type))
    }
    return fail(
      "unknown type '\(shown(range))'", range,
      help: "Types are counter, gauge, histogram, summary and untyped.")
  }

  /// Types that expfmt takes in any case.
  private static let lenientTypes: [String: FamilyType] = [
    "counter": .counter, "gauge": .gauge, "histogram": .histogram, "summary": .summary,
    "untyped": .unknown, "gauge_histogram": .gaugehistogram,
  ]
}
