import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let deleteAfterRollover = CheckRule(
    "elastic/delete-after-rollover", .warning,
    summary: "A lifecycle policy that keeps documents much longer than it says.",
    rationale: """
      The age of an index counts from its rollover: the oldest document is older by all the time before, \
      which without a bound on age has no end.
      """,
    references: [
      "https://www.elastic.co/docs/manage-data/lifecycle/index-lifecycle-management/index-lifecycle"
    ],
    examples: [
      .fails(
        """
        --- policy.json
        {
          "policy": {
            "phases": {
              "hot": {"actions": {"rollover": {"max_age": "30d", "max_primary_shard_size": "50gb"}}},
              "delete": {⟦"min_age"⟧: "7d", "actions": {"delete": {}}}
            }
          }
        }

        """),
      .passes(
        """
        --- policy.json
        {
          "policy": {
            "phases": {
              "hot": {"actions": {"rollover": {"max_age": "1d", "max_primary_shard_size": "50gb"}}},
              "delete": {"min_age": "7d", "actions": {"delete": {}}}
            }
          }
        }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.workspace.files(.lifecyclePolicy) {
        guard let phases = file.root["policy"]?["phases"],
          let rollover = phases["hot"]?["actions"]?["rollover"],
          let delete = phases["delete"],
          let key = delete.merged.first(where: { $0.key.text == "min_age" }),
          let kept = ElasticDuration(key.value.text)?.milliseconds
        else { continue }
        guard let text = rollover["max_age"]?.text else {
          reporter.report(
            at: key.key.span, "a rollover without 'max_age' may keep documents for ever",
            help: "add 'max_age' to the rollover", in: file.path)
          continue
        }
        guard let age = ElasticDuration(text)?.milliseconds, age >= kept else { continue }
        reporter.report(
          at: key.key.span, "documents stay up to \(text) longer than \(key.value.text)",
          help: "let the rollover come sooner: its 'max_age' is added", in: file.path)
      }
    }
  )
}
