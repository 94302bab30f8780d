import BelfrySource

/// A file, or a piece of one between two elements of a list, on its own.
///
/// libyaml reads a piece behind lines that open the same collections at the same columns. What
/// libyaml does at the beginning of a line depends on these alone, unless the line lies inside of
/// brackets, quotes or a text, which the end of the piece before shows: so the pieces together are
/// exactly what the file is.
struct YAMLPiece: Sendable {
  private(set) var builder: TreeBuilder
  private(set) var comments: [Comment] = []
  /// The collections that the lines before it open.
  private let frames: [YAMLOutline.Frame]
  /// Whether libyaml was not asked.
  let isCommon: Bool

  /// Reads a whole file; only by libyaml where that is wanted.
  init(_ file: SourceFile, _ limits: ParseLimits, byLibrary: Bool = false) {
    self.init(file, limits, 0..<file.bytes.count, [], byLibrary: byLibrary)
  }

  private init(
    _ file: SourceFile, _ limits: ParseLimits, _ piece: Range<Int>, _ frames: [YAMLOutline.Frame],
    byLibrary: Bool = false
  ) {
    self.frames = frames
    let tape = TreeBuilder(file, limits)
    let common =
      byLibrary
      ? nil : file.bytes.withUnsafeBufferPointer { CommonYAML.read($0, piece, in: frames, tape) }
    builder = common ?? tape
    isCommon = common != nil
    if !isCommon { read(piece) }
    let own = builder.entries.dropFirst(headerEntries)
    comments = findComments(in: file, piece, around: own)
  }

  /// Reads a piece with libyaml.
  private mutating func read(_ piece: Range<Int>) {
    let file = builder.file
    let header = Self.header(frames)
    let marks = MarkOffsets(file.bytes, piece, after: header.count)
    file.bytes.withUnsafeBufferPointer { bytes in
      let read = { (input: UnsafeBufferPointer<UInt8>, builder: inout TreeBuilder) in
        var reader = EventReader(bytes, input, marks)
        reader.read(into: &builder)
        reader.close()
      }
      if header.isEmpty {
        read(UnsafeBufferPointer(rebasing: bytes[piece]), &builder)
      } else {
        (header + bytes[piece]).withUnsafeBufferPointer { read($0, &builder) }
      }
    }
  }

  /// Lines that open collections at their columns; the piece itself begins with an element of the
  /// innermost, which is a list.
  private static func header(_ frames: [YAMLOutline.Frame]) -> [UInt8] {
    var text = ""
    var column = 0
    for frame in frames.dropLast() {
      // An element begins behind the `-` and a blank, everything else on a line of its own.
      if frame.column < column || text.hasSuffix(":")
        || text.hasSuffix("-") && frame.column == column
      {
        text += "\n"
        column = 0
      }
      text += String(repeating: " ", count: frame.column - column)
      text += frame.kind == .sequence ? "-" : "k:"
      column = frame.column + (frame.kind == .sequence ? 1 : 2)
    }
    return text.isEmpty ? [] : Array((text + "\n").utf8)
  }

  /// How many entries of the tape these lines make.
  private var headerEntries: Int {
    frames.reduce(0) { $0 + $1.entryCount }
  }

  /// Whether the collections that these lines should open are those that libyaml read.
  private var hasItsHeader: Bool {
    var number = 0
    return frames.allSatisfy { frame in
      defer { number += frame.entryCount }
      return number < builder.entries.count && builder.entries[number].kind == frame.kind
    }
  }

  /// What a file holds that was cut into pieces; nothing where a piece depends on others, or where
  /// there is something to report.
  static func join(
    _ file: SourceFile, _ limits: ParseLimits, _ cuts: [YAMLOutline.Cut]
  ) -> (roots: [Node], comments: [Comment])? {
    let starts = [0] + cuts.map(\.offset)
    // Of a file with too many nodes no more is kept than of one that is read whole; a piece that
    // has many more than the others is no reason to refuse it, but one to read it whole.
    var own = limits
    own.nodes = min(limits.nodes, 4 * limits.nodes / starts.count)
    let pieces = concurrently(starts.count) { [own] number in
      let end = number == cuts.count ? file.bytes.count : cuts[number].offset
      return YAMLPiece(file, own, starts[number]..<end, number == 0 ? [] : cuts[number - 1].frames)
    }
    guard pieces.allSatisfy(\.builder.standsAlone),
      zip(pieces, cuts).allSatisfy({ !$0.endsInNothing(at: $1.offset) })
    else { return nil }
    var whole = pieces[0]
    whole.builder.reserve(pieces.map(\.builder))
    var open = whole.builder.leftOpen
    for piece in pieces.dropFirst() {
      guard let left = whole.append(piece, to: open) else { return nil }
      open = left
    }
    let roots = whole.builder.finish()
    return whole.builder.entries.count <= limits.nodes && whole.builder.diagnostics.isEmpty
      ? (roots, whole.comments) : nil
  }

  /// Whether a value is missing behind a `?` at the end: its place is where the next line begins to
  /// say something, which the piece does not know.
  private func endsInNothing(at end: Int) -> Bool {
    builder.entries.last.map { $0.kind == .scalar && $0.span == Span(at: end) } ?? false
  }

  /// Appends the piece behind this one, whose end leaves some collections open; answers with those
  /// that the end of that piece does, or with nothing where the two do not fit.
  private mutating func append(
    _ piece: YAMLPiece, to open: [TreeBuilder.LeftOpen]
  ) -> [TreeBuilder.LeftOpen]? {
    guard let list = piece.frames.last, piece.hasItsHeader else { return nil }
    let outer = open.prefix { $0.frame.column <= list.column }
    guard outer.map(\.frame) == piece.frames, builder.areValues(outer.map(\.index)) else {
      return nil
    }
    comments += piece.comments
    return builder.append(piece.builder, after: piece.headerEntries, below: Array(outer))
  }
}
