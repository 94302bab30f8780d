package import BelfrySource
package import BelfryYAML

/// A tree written as one document, with the way back from its bytes to the files.
///
/// Models are decoded from documents, so their places are those of this text; ``origin(of:)``
/// tells the file and bytes that they stand for.
package struct EffectiveDocument: Sendable {
  /// The text as one line of YAML in flow style.
  package let file: SourceFile
  /// The text, parsed.
  package let documents: ParsedDocuments
  /// The document; nothing when it is larger than what is read.
  package var root: Node? { documents.roots.first }
  private let starts: [Span]
  private let origins: [ComposeOrigin]

  /// A path that no file has.
  package static let path = "(effective project)"

  /// Writes a tree, with the path under which findings about this document are made.
  package init(_ tree: ComposeTree, path: String = Self.path) {
    var writer = FlowWriter()
    writer.write(tree)
    file = SourceFile(path: path, bytes: writer.bytes)
    documents = parseYAML(file)
    starts = writer.spans
    origins = writer.origins
  }

  /// The file and bytes behind a place of this document: those of the smallest part around it.
  package func origin(of span: Span) -> ComposeOrigin? {
    var index = starts.partitioningIndex { $0.start > span.start } - 1
    while index >= 0 {
      if starts[index].end >= span.end { return origins[index] }
      index -= 1
    }
    return nil
  }

  /// Whether a place is exactly that of a key or value.
  private func isWhole(_ span: Span) -> Bool {
    let index = starts.partitioningIndex { $0.start >= span.start }
    return index < starts.count && starts[index] == span
  }

  /// A finding about this document as one about the files; edits that cannot be moved are left
  /// out.
  package func located(_ found: Diagnostic) -> Diagnostic {
    var found = found
    guard found.file == file.path else { return found }
    if let span = found.span, let origin = origin(of: span) {
      (found.file, found.span) = (origin.file, origin.span)
    }
    found.related = found.related.compactMap { related in
      guard related.file == file.path else { return related }
      return origin(of: related.span).map {
        .init(related.message, file: $0.file, span: $0.span)
      }
    }
    found.fixes = found.fixes.compactMap { moved($0, to: found.file) }
    return found
  }

  private func moved(_ fix: FixIt, to file: String) -> FixIt? {
    var edits: [FixIt.Edit] = []
    for edit in fix.edits {
      guard isWhole(edit.span), let origin = origin(of: edit.span), origin.file == file else {
        return nil
      }
      edits.append(.init(origin.span, edit.text))
    }
    return FixIt(fix.message, edits: edits, isSafe: fix.isSafe)
  }
}

/// Writes a tree in flow style and notes where each part stands.
private struct FlowWriter {
  var bytes: [UInt8] = []
  var spans: [Span] = []
  var origins: [ComposeOrigin] = []

  /// The depth is that of the files, which the parser bounds.
  mutating func write(_ tree: ComposeTree) {
    let index = begin(tree.origin)
    switch tree.content {
    case .scalar(let scalar): write(scalar)
    case .list(let items):
      bytes.append(0x5B)
      for (position, item) in items.enumerated() {
        if position > 0 { bytes += [0x2C, 0x20] }
        write(item)
      }
      bytes.append(0x5D)
    case .map(let entries):
      bytes.append(0x7B)
      for (position, entry) in entries.enumerated() {
        if position > 0 { bytes += [0x2C, 0x20] }
        write(entry)
      }
      bytes.append(0x7D)
    }
    spans[index].end = bytes.count
  }

  private mutating func begin(_ origin: ComposeOrigin) -> Int {
    spans.append(Span(at: bytes.count))
    origins.append(origin)
    return spans.count - 1
  }

  private mutating func write(_ entry: ComposeEntry) {
    // libyaml reads a key without '?' only up to 1024 bytes.
    if entry.key.utf8.count > 150 { bytes += [0x3F, 0x20] }
    let index = begin(entry.origin)
    quote(entry.key)
    spans[index].end = bytes.count
    bytes += [0x3A, 0x20]
    write(entry.value)
  }

  private mutating func write(_ scalar: ComposeScalar) {
    switch scalar.type {
    case .string: quote(scalar.text)
    case .null: bytes += Array("null".utf8)
    default: bytes += Array(scalar.text.utf8)
    }
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x00..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        bytes += Array("\\x\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
