import BelfrySource
import CLibYAML

/// libyaml's events over bytes that are known to be UTF-8.
struct EventReader {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// The bytes of the whole file, in which the marks lie.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let marks: MarkOffsets

  /// - Parameter input: What libyaml reads; it must outlive the reader.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ input: UnsafeBufferPointer<UInt8>, _ marks: MarkOffsets
  ) {
    self.bytes = bytes
    self.marks = marks
    yaml_parser_initialize(parser)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func read(into builder: inout TreeBuilder) {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) != 0 else {
        reportSyntax(&builder)
        builder.abandon()
        return
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return }
      guard handle(event, &builder) else {
        builder.abandon()
        return
      }
    }
  }

  private func handle(_ event: yaml_event_t, _ builder: inout TreeBuilder) -> Bool {
    let start = marks.offset(event.start_mark.index)
    let end = marks.offset(event.end_mark.index)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let tags = event.data.document_start.tag_directives
      builder.startDocument(hasDirectives: tags.start != tags.end)
    case YAML_SCALAR_EVENT: scalar(event.data.scalar, Span(start, end), &builder)
    case YAML_ALIAS_EVENT:
      builder.alias(text(event.data.alias.anchor) ?? "", at: Span(start, end))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      let isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
      return open(.sequence, isFlow, data.anchor, data.tag, event, &builder)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      let isFlow = data.style == YAML_FLOW_MAPPING_STYLE
      return open(.mapping, isFlow, data.anchor, data.tag, event, &builder)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      builder.end(at: end, isLeftOpen: start == marks.end)
    default: break
    }
    return !builder.isFull
  }

  private func open(
    _ kind: Node.Kind, _ isFlow: Bool, _ anchor: UnsafeMutablePointer<yaml_char_t>?,
    _ tag: UnsafeMutablePointer<yaml_char_t>?, _ event: yaml_event_t, _ builder: inout TreeBuilder
  ) -> Bool {
    let (anchor, tag) = (text(anchor), text(tag))
    let start = content(from: marks.offset(event.start_mark.index), anchor, tag)
    return builder.start(
      kind, flow: isFlow, at: Span(start, marks.offset(event.end_mark.index)),
      column: event.start_mark.column, anchor: anchor, tag: tag)
  }

  private func scalar(
    _ data: yaml_event_t.__Unnamed_union_data.__Unnamed_struct_scalar, _ span: Span,
    _ builder: inout TreeBuilder
  ) {
    let anchor = text(data.anchor)
    let tag = text(data.tag)
    var span = span
    span.start = min(content(from: span.start, anchor, tag), span.end)
    let style = style(data.style)
    if style == .literal || style == .folded { span.end = trimmed(span) }
    let value = UnsafeBufferPointer(start: data.value, count: data.length)
    let same = style == .plain && builder.file.holds(value, at: span)
    builder.scalar(
      same ? nil : String(decoding: value, as: UTF8.self), style, at: span, anchor: anchor,
      tag: tag)
  }

  private func style(_ style: yaml_scalar_style_t) -> Node.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// The end of a block scalar's last line that is not blank.
  private func trimmed(_ span: Span) -> Int {
    var end = span.end
    while end > span.start + 1, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  /// Skips anchor and tag, on which libyaml's start mark stands.
  private func content(from start: Int, _ anchor: String?, _ tag: String?) -> Int {
    var index = start
    var left = (anchor == nil ? 0 : 1) + (tag == nil ? 0 : 1)
    while left > 0, index < bytes.count, bytes[index] == 0x26 || bytes[index] == 0x21 {
      while index < bytes.count, !isBlank(bytes[index]) { index += 1 }
      index = skipBlanks(index)
      left -= 1
    }
    return index
  }

  private func skipBlanks(_ from: Int) -> Int {
    var index = from
    while index < bytes.count {
      if isBlank(bytes[index]) {
        index += 1
      } else if bytes[index] == 0x23 {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else {
        break
      }
    }
    return index
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func reportSyntax(_ builder: inout TreeBuilder) {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "this cannot be read"
    let isReader = parser.pointee.error == YAML_READER_ERROR
    let place =
      isReader ? parser.pointee.problem_offset : marks.offset(parser.pointee.problem_mark.index)
    let start = min(place, max(0, bytes.count - 1))
    var end = start
    while end < bytes.count, !isBlank(bytes[end]), end < start + 40 { end += 1 }
    let (message, help) = syntaxWords(problem)
    var related: [Diagnostic.Related] = []
    if parser.pointee.context != nil, !isReader {
      let context = min(marks.offset(parser.pointee.context_mark.index), bytes.count)
      if context < start {
        related = [
          .init("it began here", file: builder.file.path, span: Span(context, context + 1))
        ]
      }
    }
    builder.report(
      "yaml/syntax", message, help: help, at: Span(start, max(end, min(start + 1, bytes.count))),
      related: related)
  }
}
