import BelfryModels
import BelfrySource
import BelfryYAML

/// A file of a pipeline of Logstash.
struct PipelineFile: Sendable {
  let source: SourceFile
  let reading: LogstashReading

  init(_ source: SourceFile) {
    self.source = source
    reading = LogstashPipeline.parse(source)
  }

  var path: String { source.path }
  var pipeline: LogstashPipeline { reading.pipeline }

  /// Comments, as those of YAML are kept.
  var comments: [Comment] {
    reading.comments.map { span in
      var text = source.text(Span(span.start + 1, span.end))
      while text.hasPrefix(" ") { text.removeFirst() }
      while text.hasSuffix("\r") || text.hasSuffix(" ") { text.removeLast() }
      return Comment(span: span, text: text, ownLine: isAlone(span))
    }
  }

  private func isAlone(_ span: Span) -> Bool {
    for byte in source.bytes[..<span.start].reversed() {
      if byte == 0x0A { return true }
      guard byte == 0x20 || byte == 0x09 else { return false }
    }
    return true
  }

  /// The allowances in the file.
  var suppressions: Suppressions {
    let parts = pipeline.parts
    return Suppressions(source, comments) { _, index in
      let lines = parts.map { part in
        (
          index.position(of: part.start).line,
          index.position(of: max(part.start, part.end - 1)).line
        )
      }
      return Dictionary(lines, uniquingKeysWith: max)
    }
  }
}
