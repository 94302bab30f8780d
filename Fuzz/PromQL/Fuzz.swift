import BelfryPromQL
import BelfrySource

/// Whatever parses must print to what parses to the same print, and be analysed without a trap.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for options in [ParseOptions(), .grafana] {
    let parsed = parse(bytes, options: options)
    for error in parsed.errors {
      precondition(error.span.start >= 0 && error.span.start <= error.span.end)
      precondition(error.span.end <= count)
    }
    _ = Analysis(of: parsed.tree).results
    guard let expression = parsed.expression, !options.grafanaVariables else { continue }
    let printed = Printer().print(expression)
    let again = parse(printed)
    precondition(again.expression.map { Printer().print($0) } == printed, printed)
    let wrapped = parse(Printer().pretty(expression, width: 20))
    precondition(wrapped.expression.map { Printer().print($0) } == printed, printed)
  }
  return 0
}
