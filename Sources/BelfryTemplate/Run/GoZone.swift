/// A time zone: the offsets from UTC that hold from one instant to the next.
public struct GoZone: Hashable, Sendable {
  /// What holds from an instant on.
  struct Period: Hashable {
    /// Seconds since 1970.
    var start: Int64
    /// Seconds east of UTC.
    var offset: Int64
    /// The abbreviation, such as `CET`.
    var name: String
  }

  private let periods: [Period]

  /// Reads a file of the time zone database (TZif, RFC 9636); nothing where it is none.
  ///
  /// The rule for years beyond the last transition is not read: the last one goes on.
  public init?(_ bytes: [UInt8]) {
    var start = 0
    guard let first = Header(bytes, at: 0) else { return nil }
    var width = 4
    if first.version >= 0x32 {
      start = 44 + first.length(4)
      width = 8
    }
    guard let header = Header(bytes, at: start) else { return nil }
    let base = start + 44
    guard base + header.length(width) <= bytes.count, header.types > 0 else { return nil }
    let typeBase = base + header.transitions * (width + 1)
    let nameBase = typeBase + header.types * 6
    var kinds: [(offset: Int64, name: String, isSummer: Bool)] = []
    for index in 0..<header.types {
      let place = typeBase + index * 6
      let nameStart = nameBase + Int(bytes[place + 5])
      guard nameStart < bytes.count else { return nil }
      let name = bytes[nameStart...].prefix { $0 != 0 }
      kinds.append(
        (
          Self.number(bytes, place, 4), String(decoding: name, as: UTF8.self),
          bytes[place + 4] != 0
        ))
    }
    let standard = kinds.first { !$0.isSummer } ?? kinds[0]
    var periods = [Period(start: .min, offset: standard.offset, name: standard.name)]
    for index in 0..<header.transitions {
      let kind = Int(bytes[base + header.transitions * width + index])
      guard kind < kinds.count else { return nil }
      periods.append(
        Period(
          start: Self.number(bytes, base + index * width, width), offset: kinds[kind].offset,
          name: kinds[kind].name))
    }
    self.periods = periods
  }

  /// What holds at an instant.
  func period(at seconds: Int64) -> Period {
    periods.last { $0.start <= seconds } ?? Period(start: .min, offset: 0, name: "UTC")
  }

  /// A signed number of four or eight bytes, the greatest first.
  private static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int64 {
    var value: Int64 = bytes[place] & 0x80 == 0 ? 0 : -1
    for byte in bytes[place..<place + width] { value = value << 8 | Int64(byte) }
    return value
  }

  private struct Header {
    var version: UInt8
    var flags, standards, leaps, transitions, types, letters: Int

    init?(_ bytes: [UInt8], at start: Int) {
      guard start + 44 <= bytes.count,
        bytes[start..<start + 4].elementsEqual("TZif".utf8)
      else { return nil }
      version = bytes[start + 4]
      let counts = (0..<6).map { index in
        Int(GoZone.number(bytes, start + 20 + 4 * index, 4))
      }
      guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
      (flags, standards, leaps) = (counts[0], counts[1], counts[2])
      (transitions, types, letters) = (counts[3], counts[4], counts[5])
    }

    func length(_ width: Int) -> Int {
      transitions * (width + 1) + types * 6 + letters + leaps * (width + 4) + standards + flags
    }
  }
}
