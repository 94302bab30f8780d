import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let templateNameMissing = CheckRule(
    "filebeat/template-name-missing", .error,
    summary: "An index of its own without the name and pattern of its template.",
    rationale: """
      Filebeat ends at once: setup.template.name and setup.template.pattern have to be set if the \
      index name is modified.
      """,
    examples: [
      .fails(
        """
        filebeat.inputs: []
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: ⟦"shop-%{+yyyy.MM.dd}"⟧
        setup.template.name: shop

        """),
      .passes(
        """
        filebeat.inputs: []
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "shop-%{+yyyy.MM.dd}"
        setup.template: {name: shop, pattern: "shop-*"}

        """),
      .passes(
        """
        filebeat.inputs: []
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "shop-%{+yyyy.MM.dd}"
        setup.template.enabled: false

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let index = program.setting("output.elasticsearch.index"),
          program.flag("output.elasticsearch.enabled") != false,
          program.flag("setup.template.enabled") != false
        else { continue }
        let missing = ["setup.template.name", "setup.template.pattern"].filter {
          program.setting($0) == nil
        }
        guard !missing.isEmpty else { continue }
        reporter.report(
          at: index.span, "an index of its own needs '\(missing.joined(separator: "' and '"))'",
          help: "set name and pattern, or 'setup.template.enabled: false'", in: index.path)
      }
    }
  )
}
