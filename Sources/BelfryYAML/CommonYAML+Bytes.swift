import Glibc

extension CommonYAML {
  /// The byte at a place, zero at the end; no file holds one.
  @inline(__always)
  func byte(_ place: Int) -> UInt8 { place < end ? bytes[place] : 0 }

  /// Whether nothing or a blank stands at a place; a tab is not known.
  @inline(__always)
  func isBlank(_ place: Int) -> Bool {
    let byte = byte(place)
    return byte == 0x20 || byte == 0x0A || byte == 0
  }

  mutating func skipBlanks() {
    while byte(place) == 0x20 { place += 1 }
  }

  /// Moves to the beginning of the next line.
  mutating func skipLine() {
    place = lineEnd(place)
    if place < end { place += 1 }
  }

  /// Where the line of a place ends.
  func lineEnd(_ place: Int) -> Int {
    guard place < end, let start = bytes.baseAddress,
      let found = memchr(start + place, 0x0A, end - place)
    else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// Whether nothing but blanks or a comment follows on the line; then the next line is moved to.
  mutating func takesLineEnd() throws(Unknown) -> Bool {
    let start = place
    skipBlanks()
    switch byte(place) {
    case 0x0A, 0: break
    case 0x23 where place > start: break
    case 0x09: throw Unknown()
    default: return false
    }
    skipLine()
    return true
  }

  /// Passes the rest of a line, on which nothing more may stand.
  mutating func endLine() throws(Unknown) {
    guard try takesLineEnd() else { throw Unknown() }
  }

  /// Reads a name behind `&` or `*`.
  mutating func readName() throws(Unknown) -> String {
    place += 1
    let start = place
    while isNameByte(byte(place)) { place += 1 }
    guard place > start else { throw Unknown() }
    return text(start, place)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  /// Bytes as a text.
  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  /// Whether `---` or `...` stands at a place.
  func isMark(_ place: Int) -> Bool {
    let byte = byte(place)
    guard byte == 0x2D || byte == 0x2E, place + 2 < end else { return false }
    return bytes[place + 1] == byte && bytes[place + 2] == byte
  }
}
