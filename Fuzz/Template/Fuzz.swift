import BelfrySource
import BelfryTemplate

/// Whatever parses runs or fails, and is read, without a trap and in bounded time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(
    decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for context in [TemplateReads.Context.alert, .notification] {
    let template = Template(
      parsing: text, functions: Set(context.functions.keys), variables: context.variables)
    for error in template.errors {
      precondition(error.span.start >= 0 && error.span.end <= text.utf8.count)
    }
    _ = TemplateReads(of: template, in: context)
    let labels = TemplateValue.labels(["job": "api"])
    let data = TemplateValue.structure([("Labels", labels), ("Value", .float(0.5))], .plain)
    _ = try? TemplateRun.render(
      template, on: data, functions: context.functions,
      variables: [("$labels", labels), ("$value", .float(0.5))])
  }
  return 0
}
