import BelfrySource

/// Native histograms as tests write them: `{{schema:1 sum:3 count:4 buckets:[1 2 1]}}`.
enum HistogramText {
  private static let numbers: Set = [
    "schema", "sum", "count", "z_bucket", "z_bucket_w", "offset", "n_offset",
  ]
  private static let lists: Set = ["buckets", "n_buckets", "custom_values"]
  private static let hints: Set = ["unknown", "reset", "not_reset", "gauge"]

  /// The offset after `}}` of the histogram that begins at an offset with `{{`.
  static func end(of bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count, bytes[start + 1] == 0x7B else { return nil }
    var index = start + 2
    while index + 1 < bytes.count {
      if bytes[index] == 0x7D, bytes[index + 1] == 0x7D { return index + 2 }
      index += 1
    }
    return nil
  }

  /// What is wrong between the braces.
  static func fault(in bytes: [UInt8], _ span: Span) -> SyntaxError? {
    var seen: Set<String> = []
    for (key, value, place) in parts(bytes, span) {
      guard seen.insert(key).inserted else {
        return SyntaxError("'\(key)' stands in the histogram twice", at: place)
      }
      let isRight: Bool
      if numbers.contains(key) {
        isRight = isNumber(value)
      } else if lists.contains(key) {
        let items = value.dropFirst().dropLast().split(separator: " ")
        isRight =
          value.hasPrefix("[") && value.hasSuffix("]") && !items.isEmpty
          && items.allSatisfy { isNumber($0) }
      } else if key == "counter_reset_hint" {
        isRight = hints.contains(String(value))
      } else {
        return SyntaxError("a histogram has no '\(key)'", at: place)
      }
      if !isRight { return SyntaxError("'\(value)' cannot be the histogram's '\(key)'", at: place) }
    }
    return nil
  }

  /// Keys with their values; blanks separate them, but not in brackets.
  private static func parts(
    _ bytes: [UInt8], _ span: Span
  ) -> [(key: String, value: Substring, place: Span)] {
    var found: [(key: String, value: Substring, place: Span)] = []
    var index = span.start
    while index < span.end {
      while index < span.end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      let start = index
      var isInside = false
      while index < span.end, isInside || bytes[index] != 0x20 && bytes[index] != 0x09 {
        if bytes[index] == 0x5B { isInside = true }
        if bytes[index] == 0x5D { isInside = false }
        index += 1
      }
      guard index > start else { break }
      let text = String(decoding: bytes[start..<index], as: UTF8.self)
      let key = text.prefix { $0 != ":" }
      found.append((String(key), text.dropFirst(key.count + 1), Span(start, index)))
    }
    return found
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    Double(String(text)) != nil
  }
}
