import BelfryExposition

/// What to do about labels that never end.
enum EndlessAdvice {
  /// What to put into the label instead, by what is in it.
  static func instead(of label: EndlessLabel) -> String {
    switch label.kind {
    case .pathWithID: return "Write the route instead, as '/users/:id'."
    case .url: return "Write the host or the route instead."
    case .text: return "Write a class of messages instead, as 'error_class', and log the text."
    case .timestamp: return "Make the time the value of a metric '…_timestamp_seconds'."
    case .ip: return "Write a network or a zone instead, and log the address."
    default: break
    }
    return instead(ofLabel: label.name, kind: .unknown)
  }

  /// What to put into a label instead, by its name and what little is known of its values.
  static func instead(ofLabel label: String, kind: ValueClassHint) -> String {
    let name = label.lowercased()
    if kind == .path { return "Write the route instead, as '/users/:id'." }
    if ["message", "msg", "error", "prompt", "query", "sql"].contains(where: name.contains) {
      return "Write a class instead, as 'error_class', and log the text."
    }
    if ["url", "uri", "path", "referer", "referrer", "endpoint"].contains(where: name.contains) {
      return "Write the route instead, as '/users/:id'."
    }
    if name.contains("agent") { return "Write the family of the program instead." }
    return
      "Write a bucket instead, as a plan or a size class, and keep the value in logs or traces."
  }

  /// What a name in a relabelling needs so that all parts of histograms and summaries are meant.
  static func suffix(_ label: EndlessLabel, _ scrape: Scrape) -> String {
    let hasParts = label.families.contains {
      let type = scrape.table[$0]?.type
      return type == .histogram || type == .summary || type == .gaugehistogram
    }
    return hasParts ? "(_bucket|_sum|_count)?" : ""
  }
}

/// What little is known of values that nobody has seen yet.
enum ValueClassHint: Sendable {
  case path, unknown
}
