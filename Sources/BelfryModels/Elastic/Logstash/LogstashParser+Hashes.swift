import BelfrySource

// Pairs between braces.
extension LogstashParser {
  /// Reads pairs between braces; the cursor stands on the opening one.
  mutating func readHash() -> LogstashValue? {
    let start = index
    index += 1
    guard enter(Span(start, start + 1)) else { return nil }
    defer { depth -= 1 }
    var entries: [LogstashEntry] = []
    while true {
      skipSpace()
      let before = index
      guard let byte = peek else {
        if !endIsReported { report(Span(start, start + 1), "'{' of a hash is never closed") }
        endIsReported = true
        break
      }
      if byte == .closeBrace {
        index += 1
        break
      }
      if startsSection {
        reportMissingBrace(Span(start, start + 1), of: Span(start, start + 1))
        break
      }
      if let entry = readEntry() { entries.append(entry) }
      if index == before { recover() }
      if index == before, peek != .closeBrace { index += 1 }
    }
    reportRepeated(entries)
    return LogstashValue(content: .hash(entries), span: span(from: start))
  }

  private mutating func readEntry() -> LogstashEntry? {
    if peek == .comma {
      let comma = Span(index, index + 1)
      report(
        comma, "no comma between the pairs of a hash", help: "White space is enough.",
        fixes: [FixIt("remove the comma", edits: [.init(comma, " ")])])
      index += 1
      return nil
    }
    guard let key = readKey() else {
      if blameLongText() { return nil }
      report(offender, "expected a key or '}', not '\(text(offender))'")
      recover()
      return nil
    }
    guard readArrow(after: key), let value = readValue() else { return nil }
    return LogstashEntry(key: unquoted(key), keySpan: key, value: value)
  }

  /// A key: a number, a word or a quoted text.
  private mutating func readKey() -> Span? {
    guard let byte = peek else { return nil }
    if byte == .quote || byte == .apostrophe { return readQuoted() }
    let start = index
    if readNumber() != nil, self.byte(at: index)?.isLogstashName != true {
      return Span(start, index)
    }
    index = start
    guard byte.isLogstashName || "@[%".utf8.contains(byte) else { return nil }
    var end = start
    while let next = self.byte(at: end), !next.isBlank, !"={}\"',".utf8.contains(next) { end += 1 }
    let span = Span(start, end)
    index = end
    if let first = bytes[span.range].first,
      first.isDecimal || span.length < 2
        || !bytes[span.range].allSatisfy(\.isWord)
    {
      report(
        span, "the key '\(text(span))' needs quotes",
        fixes: [FixIt("quote it", edits: [.init(span, "\"\(text(span))\"")])])
    }
    return span
  }

  /// Logstash refuses to start when a hash has a key twice, as written: `"a"` is not `'a'` to it.
  private mutating func reportRepeated(_ entries: [LogstashEntry]) {
    var seen: Set<String> = []
    for entry in entries where !seen.insert(text(entry.keySpan)).inserted {
      report(entry.keySpan, "the key '\(entry.key)' stands in this hash already")
    }
  }
}
