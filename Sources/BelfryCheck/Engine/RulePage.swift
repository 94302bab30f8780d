import BelfrySource

/// Documentation of rules, made from the rules themselves.
package enum RulePage {
  /// The page of one rule.
  package static func markdown(_ rule: CheckRule) -> String {
    var text = "# \(rule.id)\n\n\(rule.summary)\n\n\(rule.rationale)\n\n"
    text += "Severity: \(rule.severity.rawValue). Since \(rule.since).\n"
    for (title, fails) in [("Reported", true), ("In order", false)] {
      let examples = rule.examples.filter { $0.fails == fails }
      guard !examples.isEmpty else { continue }
      text += "\n## \(title)\n"
      for example in examples {
        text += "\n```\(language(of: example, rule.family))\n\(shown(example.text))\n```\n"
      }
    }
    text += "\nA comment `# belfry:allow \(rule.id) because …` on the line or above it allows it.\n"
    if !rule.references.isEmpty {
      text += "\n" + rule.references.map { "- <\($0)>" }.joined(separator: "\n") + "\n"
    }
    return text
  }

  /// The list of all pages.
  package static func index(_ rules: [CheckRule]) -> String {
    var text = "# Rules\n\nMade by `belfry-dev docs`; every example is run by the tests.\n"
    var family = ""
    for rule in rules {
      if rule.family != family {
        family = rule.family
        text += "\n## \(family)\n\n| rule | severity | |\n| --- | --- | --- |\n"
      }
      text += "| [\(rule.id)](\(path(rule))) | \(rule.severity.rawValue) | \(rule.summary) |\n"
    }
    return text
  }

  /// The page's path below `docs/rules`.
  package static func path(_ rule: CheckRule) -> String { rule.id + ".md" }

  /// What an example is written in, as the fence around it says; several files count as YAML.
  private static func language(of example: CheckExample, _ family: String) -> String {
    if ["exposition", "metrics", "cardinality"].contains(family) { return "text" }
    if example.text.hasPrefix("--- ") { return "yaml" }
    if family == "logstash" { return "text" }
    return example.text.hasPrefix("{") || example.text.hasPrefix("[") ? "json" : "yaml"
  }

  private static func shown(_ text: String) -> String {
    var text = text.filter { $0 != "⟦" && $0 != "⟧" }
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }
}
