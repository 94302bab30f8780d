import BelfryModels
import BelfrySource

/// Whatever a pipeline is, reading it ends, every place lies in it, and what is inside lies inside.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = SourceFile(path: "a.conf", bytes: bytes)
  let reading = LogstashPipeline.parse(file)
  for span in reading.comments + reading.diagnostics.compactMap(\.span) { hold(span, count) }
  var last = 0
  for section in reading.pipeline.sections {
    hold(section.span, count)
    precondition(section.span.start >= last && section.span.contains(section.keyword))
    last = section.span.end
  }
  for found in reading.pipeline.check("a.conf") + LogstashPipeline.findings(reading, "a.conf") {
    if let span = found.span { hold(span, count) }
    for edit in found.fixes.flatMap(\.edits) { hold(edit.span, count) }
  }
  for reference in LogstashReference.all(in: Span(0, count), of: bytes) {
    hold(reference.span, count)
  }
  _ = LogstashPipeline.recognises(file)
  _ = LogstashPipeline.isLikely(file)
  _ = LogstashReference.fieldPath(file.text(Span(0, count)))
  return 0
}

private func hold(_ span: Span, _ count: Int) {
  precondition(0 <= span.start && span.start <= span.end && span.end <= count)
}
