import BelfrySource

extension CommonYAML {
  /// Reads a list or mapping in brackets; its depth is bounded by the tape.
  mutating func readFlow(_ anchor: String?) throws(Unknown) {
    let isMapping = byte(place) == 0x7B
    guard
      builder.start(
        isMapping ? .mapping : .sequence, flow: true, at: Span(place, place + 1), anchor: anchor)
    else { throw Unknown() }
    place += 1
    let closing: UInt8 = isMapping ? 0x7D : 0x5D
    while true {
      try skipFlowBlanks()
      if byte(place) == closing { break }
      if isMapping { try readFlowKey() }
      try readFlowValue(isMapping)
      try skipFlowBlanks()
      if byte(place) == closing { break }
      guard byte(place) == 0x2C else { throw Unknown() }
      place += 1
    }
    place += 1
    builder.end(at: place)
    guard !builder.isFull else { throw Unknown() }
  }

  /// Passes blanks and the ends of lines.
  private mutating func skipFlowBlanks() throws(Unknown) {
    while true {
      let start = place
      skipBlanks()
      switch byte(place) {
      case 0x0A:
        place += 1
        if isMark(place) { throw Unknown() }
      case 0x23:
        guard place > start || place > 0 && bytes[place - 1] == 0x0A else { throw Unknown() }
        place = lineEnd(place)
      case 0x09, 0: throw Unknown()
      default: return
      }
    }
  }

  /// Reads a key up to and with its ':'.
  private mutating func readFlowKey() throws(Unknown) {
    let start = place
    let scalar = try scanFlowScalar()
    let isQuoted = scalar.style != .plain
    if isQuoted { skipBlanks() }
    // Behind a quoted key no blank is needed.
    guard byte(place) == 0x3A, isQuoted || isBlank(place + 1), !scalar.isLong,
      place - start < 1000
    else { throw Unknown() }
    builder.scalar(scalar.text, scalar.style, at: Span(start, scalar.end))
    place += 1
    try skipFlowBlanks()
  }

  private mutating func readFlowValue(_ isMapping: Bool) throws(Unknown) {
    let start = place
    switch byte(place) {
    case 0x5B, 0x7B: try readFlow(nil)
    // Nothing stands behind the ':' of a key.
    case 0x2C where isMapping, 0x7D where isMapping:
      builder.scalar(nil, .plain, at: Span(at: start))
    case 0x2A:
      let name = try readName()
      builder.alias(name, at: Span(start, place))
      guard isBlank(place) || [0x2C, 0x5D, 0x7D].contains(byte(place)) else { throw Unknown() }
    default:
      let scalar = try scanFlowScalar()
      builder.scalar(scalar.text, scalar.style, at: Span(start, scalar.end))
    }
    // What has a ':' behind it is a key.
    try skipFlowBlanks()
    guard byte(place) != 0x3A, !builder.isFull else { throw Unknown() }
  }

  /// Reads a scalar inside of brackets, a plain one on one line.
  private mutating func scanFlowScalar() throws(Unknown) -> Scalar {
    if byte(place) == 0x22 || byte(place) == 0x27 { return try scanScalar() }
    guard isPlainStart(place, inFlow: true) else { throw Unknown() }
    let start = place
    scan: while true {
      switch byte(place) {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break scan
      case UInt8(ascii: ":") where isBlank(place + 1): break scan
      case UInt8(ascii: ":"):
        if Array(",?[]{}\t".utf8).contains(byte(place + 1)) { throw Unknown() }
      case 0x0A:
        guard endsBehind(place) else { throw Unknown() }
        break scan
      case 0, 0x09, 0x23, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"):
        throw Unknown()
      default: break
      }
      place += 1
    }
    var last = place
    while last > start, bytes[last - 1] == 0x20 { last -= 1 }
    return Scalar(text: nil, style: .plain, end: last)
  }

  /// Whether a plain scalar ends with its line, rather than go on in the next one.
  private func endsBehind(_ lineEnd: Int) -> Bool {
    var next = lineEnd
    while byte(next) == 0x0A || byte(next) == 0x20 { next += 1 }
    return [0x2C, 0x5D, 0x7D].contains(byte(next))
  }
}
