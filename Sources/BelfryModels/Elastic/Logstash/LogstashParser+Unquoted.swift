import BelfrySource

// Values that lack their quotes.
extension LogstashParser {
  /// Reports text without quotes that is no word or number, and takes it.
  @discardableResult
  mutating func reportUnquoted(from start: Int) -> Span {
    var end = start
    while let byte = byte(at: end), !byte.isBlank, !"}],".utf8.contains(byte) {
      end = endOfVariable(at: end) ?? end + 1
    }
    let span = Span(start, max(end, start + 1))
    let written = text(span)
    index = span.end
    let quoted = written.contains("\"") ? "'\(written)'" : "\"\(written)\""
    let canQuote = !written.contains("\"") || !written.contains("'")
    report(
      span, "the value '\(written)' needs quotes",
      help: "Only words of letters, digits and '_', and numbers, stand without.",
      fixes: canQuote ? [FixIt("quote it", edits: [.init(span, quoted)])] : [])
    return span
  }

  /// Where `${NAME}` ends that stands at a place.
  private func endOfVariable(at start: Int) -> Int? {
    guard byte(at: start) == UInt8(ascii: "$"), byte(at: start + 1) == .openBrace else {
      return nil
    }
    var end = start + 2
    while let byte = byte(at: end), byte != .newline, byte != .openBrace {
      end += 1
      if byte == .closeBrace { return end }
    }
    return nil
  }
}
