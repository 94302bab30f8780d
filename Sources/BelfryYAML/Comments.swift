import BelfrySource
import Glibc

/// Finds the comments between two lines' beginnings: `#` at the start of a line or after a blank,
/// outside of every scalar.
func findComments(
  in file: SourceFile, _ piece: Range<Int>, around entries: ArraySlice<Tree.Entry>
) -> [Comment] {
  var scalars = entries.lazy.filter {
    $0.kind == .scalar && $0.target.index == nil && !$0.span.isEmpty
  }
  .map(\.span).makeIterator()
  var scalar = scalars.next()
  var found: [Comment] = []
  file.bytes.withUnsafeBufferPointer { bytes in
    var index = piece.lowerBound
    while let mark = offset(of: 0x23, in: bytes, index..<piece.upperBound) {
      index = mark + 1
      while let span = scalar, span.end <= mark { scalar = scalars.next() }
      if let span = scalar, span.start <= mark, !isInHeader(bytes, mark, span) {
        index = max(index, span.end)
        continue
      }
      guard mark == 0 || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[mark - 1]) else { continue }
      var end = mark
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var text = file.text(Span(mark + 1, end))
      if text.hasPrefix(" ") { text.removeFirst() }
      found.append(
        Comment(span: Span(mark, end), text: text, ownLine: isFirst(bytes, mark, piece.lowerBound)))
      index = end
    }
  }
  return found
}

private func offset(
  of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> Int? {
  guard let start = bytes.baseAddress, !range.isEmpty,
    let found = memchr(start + range.lowerBound, CInt(byte), range.count)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(start)
}

/// Whether only blanks stand before a place on its line.
private func isFirst(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ least: Int) -> Bool {
  var place = place
  while place > least, bytes[place - 1] == 0x20 || bytes[place - 1] == 0x09 { place -= 1 }
  return place == least || bytes[place - 1] == 0x0A || bytes[place - 1] == 0x0D
}

/// Whether a place inside of a scalar is on the first line of a block scalar, its header.
private func isInHeader(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ span: Span) -> Bool {
  guard bytes[span.start] == 0x7C || bytes[span.start] == 0x3E else { return false }
  return !bytes[span.start..<place].contains { $0 == 0x0A || $0 == 0x0D }
}
