import Glibc

/// What indentation tells of a YAML file, which is a guess: a `-` inside of a text looks like one of
/// a list. Reading the pieces shows whether it was right.
struct YAMLOutline {
  /// A collection in block style that is open at some line.
  struct Frame: Equatable, Sendable {
    let kind: Node.Kind
    /// Characters before it on its line.
    let column: Int

    /// How many entries of the tape open it and what lies in it: itself and, in a mapping, a key.
    var entryCount: Int { kind == .mapping ? 2 : 1 }
  }

  /// A place between two elements of a list.
  struct Cut: Sendable {
    /// Where the line of the second one begins.
    let offset: Int
    /// The collections that are open there, the outermost first and the list last.
    let frames: [Frame]
  }

  /// How deep a list may lie that a file is cut in; deeper ones are short, or parts of a text.
  private static let depth = 4

  private let bytes: UnsafeBufferPointer<UInt8>
  private var open: [Frame] = []

  /// Places where a file can be cut into pieces of about so many bytes.
  static func cuts(in bytes: [UInt8], every size: Int) -> [Cut] {
    bytes.withUnsafeBufferPointer { bytes in
      var outline = YAMLOutline(bytes: bytes)
      return outline.cuts(every: size)
    }
  }

  private mutating func cuts(every size: Int) -> [Cut] {
    var cuts: [Cut] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var last = 0
    while start < bytes.count {
      let place = start + bytes[start...].prefix { $0 == 0x20 }.count
      if holdsContent(place) {
        let isElement = close(to: place - start, isDash: isDash(place))
        if isElement, start - last >= size, open.count <= Self.depth {
          cuts.append(Cut(offset: start, frames: open))
          last = start
        }
        enter(place, place - start)
      }
      start = nextLine(after: place)
    }
    return cuts
  }

  /// Whether a line holds more than blanks or a comment; where documents are parted, everything ends.
  private mutating func holdsContent(_ place: Int) -> Bool {
    guard place < bytes.count else { return false }
    let rest = bytes[place...]
    if rest.starts(with: [0x2D, 0x2D, 0x2D]) {
      open = []
      return false
    }
    return ![0x0A, 0x0D, 0x23].contains(bytes[place])
  }

  /// Whether a list's `-` stands at a place.
  private func isDash(_ place: Int) -> Bool {
    guard place < bytes.count, bytes[place] == 0x2D else { return false }
    return place + 1 == bytes.count || [0x20, 0x0A, 0x0D].contains(bytes[place + 1])
  }

  private func nextLine(after place: Int) -> Int {
    guard place < bytes.count, let start = bytes.baseAddress,
      let end = memchr(start + place, 0x0A, bytes.count - place)
    else { return bytes.count }
    return UnsafeRawPointer(start).distance(to: end) + 1
  }

  /// Closes what ends above a line; answers whether the line begins with one more element of the
  /// innermost list.
  private mutating func close(to column: Int, isDash: Bool) -> Bool {
    while let last = open.last, last.column > column { open.removeLast() }
    let list = Frame(kind: .sequence, column: column)
    if !isDash, open.last == list { open.removeLast() }
    return isDash && open.last == list
  }

  /// Opens what begins on a line.
  private mutating func enter(_ place: Int, _ column: Int) {
    var (place, column) = (place, column)
    while isDash(place) {
      open(.sequence, column)
      let blanks = bytes[(place + 1)...].prefix { $0 == 0x20 }.count
      place += 1 + blanks
      column += 1 + blanks
    }
    open(.mapping, column)
  }

  private mutating func open(_ kind: Node.Kind, _ column: Int) {
    let frame = Frame(kind: kind, column: column)
    if open.last != frame { open.append(frame) }
  }
}
