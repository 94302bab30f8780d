import BelfrySource
import BelfryYAML

/// A document of rules, taken apart so that all cores can look at it.
struct RuleFile: Sendable {
  /// The groups, their rules left out.
  let groups: [GroupSubject]
  /// Every rule with the place of its group, in the file's order.
  let rules: [(group: Int, node: Node)]
  private static let chunk = 32

  init(_ root: Node) {
    groups = (root["groups"]?.items ?? []).filter { $0.kind == .mapping }.map(GroupSubject.init)
    rules = groups.enumerated().flatMap { place, group in
      (group.node["rules"]?.items ?? []).filter { $0.kind == .mapping }.map { (place, $0) }
    }
  }

  /// Places of rules that are looked at in one go.
  var chunks: [Range<Int>] { rules.indices.parts(of: Self.chunk) }

  /// The bytes of some of the rules.
  func size(of range: Range<Int>) -> Int {
    rules[range].reduce(0) { $0 + $1.node.span.length }
  }

  /// The groups with what is known of their rules, which stand in the file's order.
  func groups(with facts: [RuleFacts]) -> [GroupSubject] {
    var groups = groups
    for (rule, facts) in zip(rules, facts) { groups[rule.group].rules.append(facts) }
    return groups
  }
}
