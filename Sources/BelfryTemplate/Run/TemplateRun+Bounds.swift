extension TemplateRun {
  /// Counts bytes of text against what the execution may do.
  mutating func spend(bytes count: Int) throws(RunError) {
    let (sum, overflow) = bytes.addingReportingOverflow(count)
    bytes = sum
    guard !overflow, bytes <= Limit.bytes else {
      throw RunError("the template works on more than \(Limit.bytes) bytes")
    }
  }

  /// Counts values that are gone through.
  mutating func spend(nodes count: Int) throws(RunError) {
    nodes += count
    guard nodes <= Limit.nodes else {
      throw RunError("the template goes through more than \(Limit.nodes) values")
    }
  }

  /// Counts everything that a value holds; values may be shared, so that few make many.
  mutating func spend(_ value: TemplateValue, depth: Int = 0) throws(RunError) {
    guard depth <= Limit.depth else {
      throw RunError("a value nests more than \(Limit.depth) levels deep")
    }
    switch value {
    case .string(let text), .safe(let text): try spend(bytes: text.utf8.count)
    case .list(let items, _):
      try spend(nodes: items.count)
      for item in items { try spend(item, depth: depth + 1) }
    case .map(let entries, _):
      try spend(nodes: entries.count)
      for (key, item) in entries {
        try spend(bytes: key.utf8.count)
        try spend(item, depth: depth + 1)
      }
    case .structure(let fields, _):
      try spend(nodes: fields.count)
      for field in fields { try spend(field.value, depth: depth + 1) }
    default: break
    }
  }

  /// Counts what a function is about to read.
  mutating func spend(
    _ arguments: [TemplateValue], of function: TemplateFunction
  ) throws(RunError) {
    for argument in arguments {
      switch argument {
      case .string, .safe: try spend(argument)
      default: if function.readsDeep { try spend(argument) }
      }
    }
  }
}
