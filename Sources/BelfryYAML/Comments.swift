import BelfrySource

/// Finds the comments between two lines' beginnings: `#` at the start of a line or after a blank,
/// outside of every scalar.
func findComments(
  in file: SourceFile, _ piece: Range<Int>, around entries: ArraySlice<Tree.Entry>
) -> [Comment] {
  let bytes = file.bytes
  guard bytes.withUnsafeBufferPointer({ $0[piece].contains(0x23) }) else { return [] }
  var scalars = entries.lazy.filter {
    $0.kind == .scalar && $0.target.index == nil && !$0.span.isEmpty
  }
  .map(\.span).makeIterator()
  var scalar = scalars.next()
  var found: [Comment] = []
  var index = piece.lowerBound
  var lineIsBlank = true
  while index < piece.upperBound {
    while let span = scalar, span.end <= index { scalar = scalars.next() }
    if let span = scalar, span.start <= index {
      // A block scalar's header line may end in a comment.
      let header = bytes[span.start] == 0x7C || bytes[span.start] == 0x3E
      if !header || index > span.start || !skipHeader(bytes, &index, span) {
        index = span.end
        lineIsBlank = false
        continue
      }
      lineIsBlank = false
    }
    let byte = bytes[index]
    if byte == 0x23,
      index == 0 || lineIsBlank || bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09
    {
      var end = index
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      var text = file.text(Span(index + 1, end))
      if text.hasPrefix(" ") { text.removeFirst() }
      found.append(Comment(span: Span(index, end), text: text, ownLine: lineIsBlank))
      index = end
      continue
    }
    if byte == 0x0A || byte == 0x0D {
      lineIsBlank = true
    } else if byte != 0x20, byte != 0x09 {
      lineIsBlank = false
    }
    index += 1
  }
  return found
}

/// Moves to the `#` of a block scalar's header; answers false where it has none.
private func skipHeader(_ bytes: [UInt8], _ index: inout Int, _ span: Span) -> Bool {
  var place = span.start
  while place < span.end, bytes[place] != 0x0A, bytes[place] != 0x0D {
    if bytes[place] == 0x23 {
      index = place
      return true
    }
    place += 1
  }
  return false
}
