import BelfrySource

extension RegexParser {
  /// A set that a word stands for, such as `\d` or `\p{Greek}`.
  struct NamedClass {
    var set: ScalarSet
    var isNegated: Bool
    var foldsCase: Bool

    /// The set itself, without folding.
    var plain: ScalarSet { isNegated ? set.inverted : set }
  }

  /// Takes `\d`, `\s`, `\w`, `\pL`, `\p{…}` and their opposites, where one stands at the cursor.
  mutating func namedClass() throws(RegexError) -> NamedClass? {
    guard let kind = byte(1) else { return nil }
    let perl: [UInt8: ScalarSet] = [
      0x64: UnicodeClasses.digits, 0x73: UnicodeClasses.spaces, 0x77: UnicodeClasses.words,
    ]
    if let set = perl[kind | 0x20], kind != 0x50, kind != 0x70 {
      cursor += 2
      return NamedClass(set: set, isNegated: kind & 0x20 == 0, foldsCase: false)
    }
    guard kind == 0x70 || kind == 0x50 else { return nil }
    let start = cursor
    cursor += 2
    var isNegated = kind == 0x50
    guard let first = byte() else { throw failure(.invalidRange, start) }
    var name: String
    if first == 0x7B {
      guard let end = bytes[cursor...].firstIndex(of: 0x7D) else {
        throw failure(.invalidRange, start, bytes.count)
      }
      name = String(decoding: bytes[(cursor + 1)..<end], as: UTF8.self)
      cursor = end + 1
    } else {
      let place = cursor
      _ = try scalar()
      name = String(decoding: bytes[place..<cursor], as: UTF8.self)
    }
    if name.hasPrefix("^") {
      isNegated.toggle()
      name.removeFirst()
    }
    guard let set = UnicodeClasses.named(name) else { throw failure(.invalidRange, start) }
    guard foldsCase else { return NamedClass(set: set, isNegated: isNegated, foldsCase: false) }
    return NamedClass(set: CaseFolding.fold(set), isNegated: isNegated, foldsCase: true)
  }

  /// Takes a class in brackets.
  mutating func characterClass() throws(RegexError) -> RegexNode.Kind {
    let start = cursor
    cursor += 1
    let isNegated = byte() == 0x5E
    if isNegated { cursor += 1 }
    var set = ScalarSet()
    var isFirst = true
    while let next = byte(), next != 0x5D || isFirst {
      isFirst = false
      if next == 0x5B, byte(1) == 0x3A, let named = try posixClass() {
        set.formUnion(named)
        continue
      }
      if next == 0x5C, let named = try namedClass() {
        set.formUnion(named.plain)
        continue
      }
      set.insert(try range(start))
    }
    guard byte() == 0x5D else {
      throw failure(.missingBracket, start, bytes.count)
    }
    cursor += 1
    set.normalise()
    if foldsCase { set = CaseFolding.fold(set) }
    return .set(set, isNegated: isNegated, foldsCase: foldsCase)
  }

  /// Takes `[:alpha:]` or `[:^alpha:]`; what does not end so is no name.
  private mutating func posixClass() throws(RegexError) -> ScalarSet? {
    let start = cursor
    guard
      let end = bytes.indices.dropFirst(cursor + 2).first(where: {
        bytes[$0] == 0x3A && $0 + 1 < bytes.count && bytes[$0 + 1] == 0x5D
      })
    else { return nil }
    var name = String(decoding: bytes[(cursor + 2)..<end], as: UTF8.self)
    let isNegated = name.hasPrefix("^")
    if isNegated { name.removeFirst() }
    guard let set = UnicodeClasses.posix[name] else {
      throw failure(.invalidRange, start, end + 2)
    }
    cursor = end + 2
    return isNegated ? set.inverted : set
  }

  private mutating func range(_ classStart: Int) throws(RegexError) -> ClosedRange<UInt32> {
    let start = cursor
    let low = try classScalar(classStart)
    guard byte() == 0x2D, let after = byte(1), after != 0x5D else { return low...low }
    cursor += 1
    let high = try classScalar(classStart)
    guard low <= high else { throw failure(.invalidRange, start) }
    return low...high
  }

  private mutating func classScalar(_ classStart: Int) throws(RegexError) -> UInt32 {
    guard let byte = byte() else { throw failure(.missingBracket, classStart, bytes.count) }
    return byte == 0x5C ? try escape() : try scalar()
  }

  /// Takes an escape that stands for one code point.
  mutating func escape() throws(RegexError) -> UInt32 {
    let start = cursor
    cursor += 1
    guard let kind = byte() else { throw failure(.trailingBackslash, start, start) }
    let letters: [UInt8: UInt32] = [
      0x61: 7, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x76: 0x0B,
    ]
    switch kind {
    case 0x30...0x37:
      // A digit other than 0 alone would refer to a group, which RE2 has not.
      let isNext = byte(1).map { (0x30...0x37).contains($0) } ?? false
      guard kind == 0x30 || isNext else { break }
      var value: UInt32 = 0
      var count = 0
      while count < 3, let digit = byte(), (0x30...0x37).contains(digit) {
        value = value * 8 + UInt32(digit - 0x30)
        cursor += 1
        count += 1
      }
      return value
    case 0x78: return try hexadecimal(start)
    case _ where kind < 0x80 && !isWordByte(kind) || kind == 0x5F:
      cursor += 1
      return UInt32(kind)
    default:
      if let value = letters[kind] {
        cursor += 1
        return value
      }
    }
    _ = try scalar()
    throw failure(.invalidEscape, start)
  }

  private mutating func hexadecimal(_ start: Int) throws(RegexError) -> UInt32 {
    cursor += 1
    guard byte() == 0x7B else { return try twoDigits(start) }
    cursor += 1
    var value: UInt32 = 0
    var count = 0
    while let digit = byte().flatMap({ Self.hexValue($0) }) {
      value = value * 16 + digit
      cursor += 1
      count += 1
      guard value <= ScalarSet.last else { throw failure(.invalidEscape, start) }
    }
    guard count > 0, byte() == 0x7D else {
      if cursor < bytes.count { _ = try scalar() }
      throw failure(.invalidEscape, start)
    }
    cursor += 1
    return value
  }

  private mutating func twoDigits(_ start: Int) throws(RegexError) -> UInt32 {
    var value: UInt32 = 0
    var isValid = true
    for _ in 0..<2 {
      guard cursor < bytes.count else { throw failure(.invalidEscape, start) }
      let scalar = try scalar()
      if scalar < 0x80, let digit = Self.hexValue(UInt8(scalar)) {
        value = value * 16 + digit
      } else {
        isValid = false
      }
    }
    guard isValid else { throw failure(.invalidEscape, start) }
    return value
  }

  private static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
