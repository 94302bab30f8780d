import BelfrySource

extension CommonYAML {
  /// Reads a text behind `|` or `>`, up to the line that it ends before.
  ///
  /// - Parameter column: The column of the collection that it lies in.
  mutating func scanBlock(below column: Int) throws(Unknown) -> Scalar {
    let header = place
    let isLiteral = byte(place) == 0x7C
    place += 1
    var chomping: UInt8 = 0
    var indent = 0
    while true {
      switch byte(place) {
      case 0x2B, 0x2D:
        guard chomping == 0 else { throw Unknown() }
        chomping = byte(place)
      case 0x31...0x39:
        guard indent == 0 else { throw Unknown() }
        indent = max(column, 0) + Int(byte(place) - 0x30)
      default:
        guard try takesLineEnd() else { throw Unknown() }
        return try scanLines(
          Block(header: header, isLiteral: isLiteral, chomping: chomping, indent: indent), column)
      }
      place += 1
    }
  }

  private struct Block {
    /// Where it begins.
    let header: Int
    let isLiteral: Bool
    /// `+`, `-` or zero.
    let chomping: UInt8
    /// Blanks before every line; zero until it is known.
    var indent: Int
  }

  private mutating func scanLines(_ block: Block, _ column: Int) throws(Unknown) -> Scalar {
    var block = block
    var text: [UInt8] = []
    /// The break behind the last line, and the empty lines behind that.
    var hasBreak = false
    var empty = try skipEmptyLines(&block.indent, column)
    var wasBlank = false
    while place < end, place - lineStart == block.indent {
      let start = place
      let isBlank = bytes[start] == 0x20 || bytes[start] == 0x09
      if hasBreak, !block.isLiteral, !wasBlank, !isBlank {
        if empty == 0 { text.append(0x20) }
      } else if hasBreak {
        text.append(0x0A)
      }
      text.append(contentsOf: repeatElement(0x0A, count: empty))
      wasBlank = isBlank
      place = lineEnd(start)
      text.append(contentsOf: bytes[start..<place])
      hasBreak = place < end
      if hasBreak { place += 1 }
      empty = try skipEmptyLines(&block.indent, column)
    }
    if hasBreak, block.chomping != 0x2D { text.append(0x0A) }
    if block.chomping == 0x2B { text.append(contentsOf: repeatElement(0x0A, count: empty)) }
    var last = place
    while last > block.header + 1, [0x20, 0x09, 0x0A].contains(bytes[last - 1]) { last -= 1 }
    place = lineStart
    return Scalar(
      text: String(decoding: text, as: UTF8.self), style: block.isLiteral ? .literal : .folded,
      end: last, isLong: true)
  }

  /// Passes empty lines and the indentation of the next line, which is found out where it is not
  /// known; answers how many lines they were.
  private mutating func skipEmptyLines(
    _ indent: inout Int, _ column: Int
  ) throws(Unknown) -> Int {
    var count = 0
    var most = 0
    while true {
      let start = place
      while byte(place) == 0x20, indent == 0 || place - start < indent { place += 1 }
      most = max(most, place - start)
      if byte(place) == 0x09, indent == 0 || place - start < indent { throw Unknown() }
      lineStart = start
      guard byte(place) == 0x0A else { break }
      place += 1
      count += 1
    }
    if indent == 0 { indent = max(most, column + 1, 1) }
    return count
  }
}
