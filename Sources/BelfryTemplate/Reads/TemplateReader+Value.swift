import BelfrySource

// How the alert's value is shown, and which conditions say nothing.
extension TemplateReader {
  /// Notes a time that is a condition: to Go a structure always holds.
  mutating func noteTime(_ shape: Shape, _ pipeline: Pipeline) {
    guard case .time = shape, pipeline.commands.count == 1,
      let operand = pipeline.commands[0].operands.first,
      case .fields(_, let fields) = operand.kind, let last = fields.last
    else { return }
    reads.timeTests.append(TemplateReads.TimeTest(name: last.name, span: operand.span))
  }

  mutating func noteValue(_ pipeline: Pipeline, _ dot: Shape, _ next: TemplateNode?) {
    guard let first = pipeline.commands.first else { return }
    var functions: [String] = []
    var format: String?
    var isValue = false
    for (index, command) in pipeline.commands.enumerated() {
      guard let head = command.operands.first else { continue }
      if case .function(let name) = head.kind {
        functions.append(name)
        if name == "printf", command.operands.count > 1,
          case .string(let text) = command.operands[1].kind
        {
          format = text
        }
      }
      if index == 0 { isValue = command.operands.contains { isAlertValue($0, dot) } }
    }
    guard isValue else { return }
    var following = ""
    if case .text(let text, _)? = next { following = String(text.prefix(10)) }
    let end = pipeline.commands.last?.span.end ?? first.span.end
    reads.values.append(
      TemplateReads.ValueUse(
        functions: functions, format: format, following: following,
        span: Span(first.span.start, end)))
  }

  private func isAlertValue(_ operand: Operand, _ dot: Shape) -> Bool {
    switch operand.kind {
    case .variable(let name):
      if case .value? = variables.last(where: { $0.name == name })?.shape { return true }
    case .dot:
      if case .value = dot { return true }
    case .fields(let receiver, let fields):
      guard fields.count == 1, fields[0].name == "Value" else { return false }
      if let receiver {
        if case .variable("$") = receiver.kind { return true }
        return false
      }
      if case .alertData = dot { return true }
    default: break
    }
    return false
  }
}
