import ArgumentParser
import BelfryCheck
import BelfrySource

/// `belfry rules`.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists every rule of 'belfry check', a line each.")

  @Argument(help: "A family, such as promql; all of them unless said.")
  var family: String?

  func run() throws {
    let rules = CheckRule.all.filter { family == nil || $0.family == family }
    guard !rules.isEmpty else {
      let families = Set(CheckRule.all.map(\.family)).sorted().joined(separator: ", ")
      throw ValidationError("No family is called '\(family ?? "")'. There are: \(families).")
    }
    let width = rules.map(\.id.count).max() ?? 0
    for rule in rules {
      let id = rule.id + String(repeating: " ", count: width - rule.id.count)
      let severity =
        rule.severity.rawValue + String(repeating: " ", count: 7 - rule.severity.rawValue.count)
      Console.print("\(id)  \(severity)  \(rule.summary)\n")
    }
  }
}

/// `belfry explain`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what a rule means, with examples.")

  @Argument(help: "The rule, such as promql/rate-of-gauge.")
  var rule: String

  func run() throws {
    guard let found = CheckRule.named(rule) else {
      let hint = nearest(to: rule, in: CheckRule.all.map(\.id)).map { " Did you mean '\($0)'?" }
      throw ValidationError("No rule is called '\(rule)'.\(hint ?? "")")
    }
    Console.print(RulePage.markdown(found))
  }
}
