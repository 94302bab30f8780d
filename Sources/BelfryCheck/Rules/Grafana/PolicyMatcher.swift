import BelfryModels
import BelfryRegex
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let policyMatcher = CheckRule(
    "grafana/policy-matcher", .error,
    summary: "A condition of a notification policy that Grafana cannot read.",
    rationale: "Grafana refuses the policies, and does not start.",
    examples: [
      .fails(
        """
        apiVersion: 1
        policies:
          - receiver: team
            routes:
              - {receiver: team, object_matchers: [⟦[severity, critical]⟧]}
              - {receiver: team, object_matchers: [[severity, ⟦"=="⟧, critical]]}
              - {receiver: team, object_matchers: [[severity, "=~", ⟦"a("⟧]]}

        """),
      .passes(
        """
        apiVersion: 1
        policies:
          - receiver: team
            routes:
              - {receiver: team, object_matchers: [[severity, "=~", "a|b"], [team, "!=", x]]}
              - {receiver: team, matchers: ["severity = critical"]}

        """),
    ],
    check: .files([.grafanaAlerting]) { file, reporter in
      for policy in GrafanaAlerting.policies(file.root) {
        for matcher in policy["object_matchers"]?.items ?? [] {
          let parts = matcher.items
          guard parts.count == 3 else {
            reporter.report(
              at: matcher.span, "a condition is a list of label, operator and value",
              help: "write [severity, \"=\", critical]")
            continue
          }
          guard ["=", "!=", "=~", "!~"].contains(parts[1].text) else {
            reporter.report(
              at: parts[1].span, "'\(parts[1].text)' is no operator", help: "use =, !=, =~ or !~")
            continue
          }
          guard parts[1].text.hasSuffix("~"), !parts[2].text.contains("$") else { continue }
          do throws(RegexError) {
            _ = try Pattern(parts[2].text)
          } catch {
            reporter.report(
              at: parts[2].span, "'\(parts[2].text)' is no regular expression", help: error.message)
          }
        }
        for matcher in policy["matchers"]?.items ?? [] where matcher.kind == .scalar {
          guard !matcher.text.contains("$") else { continue }
          do {
            _ = try MatcherText.parse(matcher.text)
          } catch {
            reporter.report(
              at: matcher.span, "'\(matcher.text)' is no condition",
              help: "write severity = \"critical\"")
          }
        }
      }
    }
  )
}
