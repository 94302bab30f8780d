import BelfrySource
import Glibc

extension CommonYAML {
  /// A scalar that was read; the reader stands behind it.
  struct Scalar {
    /// Nothing where it is the bytes as they stand.
    var text: String?
    let style: Node.Style
    /// Where it ends.
    var end: Int
    /// Whether it takes more than one line.
    var isLong = false
  }

  /// Bytes that mean something in brackets.
  private static let flowMarks = Set(",?:[]{}".utf8)

  /// Whether a plain scalar can begin at a place.
  func isPlainStart(_ place: Int, inFlow: Bool) -> Bool {
    switch byte(place) {
    case 0, 0x09, 0x0A, 0x20: false
    case UInt8(ascii: "-"):
      !isBlank(place + 1) && !(inFlow && Self.flowMarks.contains(byte(place + 1)))
    case UInt8(ascii: "?"), UInt8(ascii: ":"):
      !inFlow && !isBlank(place + 1) && byte(place + 1) != 9
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"),
      UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      false
    default: true
    }
  }

  /// Reads a scalar in quotes, or the first line of a plain one; then stands at the ':' behind it,
  /// where there is one that ends it.
  mutating func scanScalar() throws(Unknown) -> Scalar {
    switch byte(place) {
    case 0x22: try scanDouble()
    case 0x27: try scanSingle()
    default: Scalar(text: nil, style: .plain, end: try scanPlain())
    }
  }

  /// Moves behind a quoted text, to the ':' of a key where one follows.
  private mutating func passQuoted(_ scalar: Scalar) -> Scalar {
    let behind = place
    skipBlanks()
    if byte(place) != 0x3A || !isBlank(place + 1) { place = behind }
    return scalar
  }

  /// Reads a plain scalar on one line; answers with its end.
  private mutating func scanPlain() throws(Unknown) -> Int {
    let start = place
    var index = place
    scan: while index < end {
      switch bytes[index] {
      case 0x0A: break scan
      case 0x09: throw Unknown()
      case 0x3A where isBlank(index + 1): break scan
      case 0x3A where byte(index + 1) == 0x09: throw Unknown()
      case 0x23 where index > start && bytes[index - 1] == 0x20: break scan
      default: index += 1
      }
    }
    var last = index
    while last > start, bytes[last - 1] == 0x20 { last -= 1 }
    place = index < end && bytes[index] == 0x3A ? index : last
    return last
  }

  /// Reads the lines on which a plain scalar goes on, which are indented more than a column.
  mutating func continuePlain(
    _ scalar: inout Scalar, _ start: Int, below column: Int
  ) throws(Unknown) {
    var lines: [UInt8] = []
    while true {
      var next = place
      while byte(next) == 0x20 { next += 1 }
      guard byte(next) == 0x0A else { break }
      // Blank lines between two words are breaks, the first of them a blank.
      var breaks = 0
      var lineStart = next
      while byte(next) == 0x0A {
        breaks += 1
        next += 1
        lineStart = next
        while byte(next) == 0x20 { next += 1 }
      }
      guard byte(next) != 0x09 else { throw Unknown() }
      if next == end || next - lineStart <= column || byte(next) == 0x23 { break }
      guard next > lineStart || !isMark(next) else { throw Unknown() }
      if lines.isEmpty { lines += bytes[start..<scalar.end] }
      lines += breaks == 1 ? [0x20] : [UInt8](repeating: 0x0A, count: breaks - 1)
      place = next
      scalar.end = try scanPlain()
      guard byte(place) != 0x3A, scalar.end > next else { throw Unknown() }
      lines += bytes[next..<scalar.end]
    }
    try endLine()
    if !lines.isEmpty { scalar.text = String(decoding: lines, as: UTF8.self) }
  }

  private mutating func scanSingle() throws(Unknown) -> Scalar {
    let start = place + 1
    var index = start
    var isPlain = true
    var isLong = false
    while index < end {
      let byte = bytes[index]
      if byte == 0x27 {
        if self.byte(index + 1) != 0x27 { break }
        isPlain = false
        index += 1
      } else if byte == 0x0A {
        isLong = true
      }
      index += 1
    }
    guard index < end else { throw Unknown() }
    place = index + 1
    if isPlain, !isLong {
      return passQuoted(Scalar(text: text(start, index), style: .singleQuoted, end: place))
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(index - start)
    var from = start
    while from < index {
      if bytes[from] == 0x0A {
        from = try fold(from, index, &decoded, since: 0)
      } else {
        decoded.append(bytes[from])
        from += bytes[from] == 0x27 ? 2 : 1
      }
    }
    return passQuoted(
      Scalar(
        text: String(decoding: decoded, as: UTF8.self), style: .singleQuoted, end: place,
        isLong: isLong))
  }

  /// Folds the breaks in a quoted text; answers with where it goes on.
  ///
  /// - Parameter least: How much of what is decoded stays, even if it is blank.
  private func fold(
    _ start: Int, _ end: Int, _ decoded: inout [UInt8], since least: Int
  ) throws(Unknown) -> Int {
    while decoded.count > least, let last = decoded.last, last == 0x20 || last == 0x09 {
      decoded.removeLast()
    }
    var (index, breaks) = (start, 0)
    while index < end, bytes[index] == 0x0A || bytes[index] == 0x20 || bytes[index] == 0x09 {
      if bytes[index] == 0x0A {
        breaks += 1
        if isMark(index + 1) { throw Unknown() }
      }
      index += 1
    }
    decoded += breaks == 1 ? [0x20] : [UInt8](repeating: 0x0A, count: breaks - 1)
    return index
  }

  private mutating func scanDouble() throws(Unknown) -> Scalar {
    let start = place + 1
    var index = findMark(start)
    if byte(index) == 0x22 {
      place = index + 1
      return passQuoted(Scalar(text: text(start, index), style: .doubleQuoted, end: place))
    }
    var decoded = [UInt8](bytes[start..<index])
    // Blanks that an escape gives are not folded away.
    var escaped = 0
    var isLong = false
    while index < end, bytes[index] != 0x22 {
      switch bytes[index] {
      case 0x5C:
        index = try unescape(index + 1, &decoded)
        escaped = decoded.count
      case 0x0A:
        isLong = true
        index = try fold(index, end, &decoded, since: escaped)
      default:
        let from = index
        index = findMark(from)
        decoded += bytes[from..<index]
      }
    }
    guard index < end else { throw Unknown() }
    place = index + 1
    return passQuoted(
      Scalar(
        text: String(decoding: decoded, as: UTF8.self), style: .doubleQuoted, end: place,
        isLong: isLong))
  }

  /// The next quote, backslash or break in a text in double quotes; eight bytes at a time.
  private func findMark(_ start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var index = start
    while index + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let (quote, slash, line) = (word ^ (0x22 * ones), word ^ (0x5C * ones), word ^ (0x0A * ones))
      // The lowest highest bit that is set is that of the first byte that is one of them.
      let found = (quote &- ones) & ~quote | (slash &- ones) & ~slash | (line &- ones) & ~line
      if found & highs != 0 { return index + (found & highs).trailingZeroBitCount / 8 }
      index += 8
    }
    while index < end, bytes[index] != 0x22, bytes[index] != 0x5C, bytes[index] != 0x0A {
      index += 1
    }
    return index
  }

  /// Reads what stands behind a backslash; answers with where the text goes on.
  private func unescape(_ place: Int, _ decoded: inout [UInt8]) throws(Unknown) -> Int {
    var digits = 0
    switch byte(place) {
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: " "):
      decoded.append(byte(place))
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: throw Unknown()
    }
    guard digits > 0 else { return place + 1 }
    let last = place + 1 + digits
    guard last <= end, bytes[place + 1..<last].allSatisfy(\.isHexDigit),
      let number = UInt32(text(place + 1, last), radix: 16), let scalar = Unicode.Scalar(number)
    else { throw Unknown() }
    decoded += Array(String(Character(scalar)).utf8)
    return last
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
