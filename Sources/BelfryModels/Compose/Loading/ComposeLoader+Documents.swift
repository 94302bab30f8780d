import BelfrySource
import BelfryYAML

extension ComposeLoader {
  /// Reports documents beside others in which nothing stands, at the `---` that opens them.
  mutating func reportEmptyDocuments(_ documents: ParsedDocuments) {
    guard documents.roots.count > 1 else { return }
    let file = documents.file
    for root in documents.roots where root.isNull {
      let before = file.bytes[..<min(root.span.start, file.bytes.count)]
      let marker = before.lastRange(ofLine: "---").map { Span($0.lowerBound, $0.upperBound) }
      report(
        "yaml/wrong-type", ComposeOrigin(file: file.path, span: marker ?? root.span),
        "this document is empty, but Compose wants a mapping in each", "take its '---' out")
    }
  }
}

extension ArraySlice<UInt8> {
  /// The last place at which a line begins with a text.
  fileprivate func lastRange(ofLine text: String) -> Range<Int>? {
    let wanted = Array(text.utf8)
    var end = endIndex
    while end > startIndex {
      let start = self[..<(end - 1)].lastIndex(of: 0x0A).map { $0 + 1 } ?? startIndex
      if self[start..<end].starts(with: wanted) { return start..<(start + wanted.count) }
      end = start
    }
    return nil
  }
}
