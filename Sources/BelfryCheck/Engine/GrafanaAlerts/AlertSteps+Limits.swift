import BelfryYAML

extension AlertSteps {
  /// What a condition without a limit is, in words; nothing where it has one or may have.
  func openEnd(_ step: Node) -> String? {
    guard GrafanaAlerting.isExpression(step) else {
      return isOpen(step) ? "the query itself" : nil
    }
    switch step["model"]?["type"]?.text {
    case "math":
      let text = step["model"]?["expression"]?.text ?? ""
      let decides = text.contains { "<>=!&|".contains($0) } || text.contains("is_")
      return text.isEmpty || decides ? nil : "a calculation"
    case "reduce":
      guard let letter = read(by: step).first, let query = self.step(letter),
        !GrafanaAlerting.isExpression(query), isOpen(query)
      else { return nil }
      return "a reduced query"
    default: return nil
    }
  }

  /// Whether a query has no limit of its own.
  private func isOpen(_ query: Node) -> Bool {
    guard let text = query["model"]?["expr"]?.text, !text.isEmpty else { return false }
    return !decides(text)
  }

  /// Whether an expression is a threshold over a query, reduced or not, and more than 'above 0'.
  func isThreshold(_ step: Node, over letter: String) -> Bool {
    guard GrafanaAlerting.isExpression(step), let model = step["model"],
      model["type"]?.text == "threshold",
      let evaluator = model["conditions"]?.items.first?["evaluator"],
      let limit = evaluator["params"]?.items.first, let value = Double(limit.text),
      !(evaluator["type"]?.text == "gt" && value == 0)
    else { return false }
    return read(by: step).contains { read in
      if read == letter { return true }
      guard let inner = self.step(read), GrafanaAlerting.isExpression(inner) else { return false }
      return inner["model"]?["type"]?.text == "reduce" && self.read(by: inner) == [letter]
    }
  }
}

/// Whether a query may itself leave out what is well, since it compares or asks what is there.
private func decides(_ text: String) -> Bool {
  if ["absent", "unless", " and ", "\nand ", " if "].contains(where: text.contains) { return true }
  var quote: Character?
  var depth = 0
  for sign in text {
    if let open = quote {
      if sign == open { quote = nil }
    } else if sign == "\"" || sign == "'" || sign == "`" {
      quote = sign
    } else if sign == "{" {
      depth += 1
    } else if sign == "}" {
      depth -= 1
    } else if depth == 0, "<>=!|".contains(sign) {
      return true
    }
  }
  return false
}
