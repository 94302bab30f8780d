import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let filebeatTemplatePattern = CheckRule(
    "filebeat/template-pattern", .warning,
    summary: "Filebeat's index template is not for the index that it writes to.",
    rationale: """
      The index gets none of Filebeat's mappings: Elasticsearch guesses what each field is, and \
      dashboards that ask for a keyword find nothing.
      """,
    references: [
      "https://www.elastic.co/docs/reference/beats/filebeat/configuration-template"
    ],
    examples: [
      .fails(
        """
        filebeat.inputs: []
        setup.ilm.enabled: false
        setup.template.name: shop
        setup.template.pattern: ⟦"shop-*"⟧
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "web-%{[agent.version]}-%{+yyyy.MM.dd}"

        """),
      .fails(
        """
        filebeat.inputs: []
        setup:
          ilm.enabled: false
          template: {name: shop, pattern: ⟦shop⟧}
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "shop-%{+yyyy.MM.dd}"

        """),
      .passes(
        """
        filebeat.inputs: []
        setup.ilm.enabled: false
        setup.template.name: shop
        setup.template.pattern: "shop-*"
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "Shop-%{[agent.version]}-%{+yyyy.MM.dd}"

        """),
      .passes(
        """
        --- filebeat.yml
        filebeat.inputs: []
        setup.template.name: shop
        setup.template.pattern: "shop-*"
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "web-%{+yyyy.MM.dd}"
        --- fallback/filebeat.yml
        filebeat.inputs: []
        setup.ilm.enabled: false
        setup.template.name: app
        setup.template.pattern: "app-*"
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "filebeat-%{+yyyy.MM.dd}"
          indices:
            - index: "app-%{+yyyy.MM.dd}"
              when.has_fields: [app]
        --- other/filebeat.yml
        filebeat.inputs: []
        setup.ilm.enabled: false
        setup.template.enabled: false
        setup.template.pattern: "shop-*"
        output.elasticsearch:
          hosts: ["https://elasticsearch:9200"]
          index: "web-%{+yyyy.MM.dd}"

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.filebeat) {
        guard let pattern = program.setting("setup.template.pattern"), !pattern.isVariable,
          program.flag("setup.template.enabled") != false,
          program.flag("output.elasticsearch.enabled") != false,
          stack.writesToIndex(program),
          // Which index an event goes to may be chosen for each.
          program.family("output.elasticsearch.indices").isEmpty,
          let index = program.setting("output.elasticsearch.index"),
          // Beats write names in small letters, whatever is given.
          let name = IndexName(
            index.text.lowercased(), isStream: false, at: index.span, in: index.path),
          let wanted = IndexName(
            pattern.text, isStream: false, at: pattern.span, in: pattern.path),
          !IndexName.overlap(wanted.pattern, name.pattern)
        else { continue }
        reporter.report(
          at: pattern.span, "'\(wanted.pattern)' does not fit the index '\(name.pattern)'",
          help: "write a pattern that fits, with '*' for what is filled in",
          related: [.init("the index", file: index.path, span: index.span)], in: pattern.path)
      }
    }
  )
}

extension LogStack {
  /// Whether the setting of the index counts: version 7 passes over it where it makes a policy of
  /// its own, and so may one that is not known.
  fileprivate func writesToIndex(_ program: LogProgram) -> Bool {
    if let major = majorVersion(of: program), major >= 8 { return true }
    return program.flag("setup.ilm.enabled") == false
  }
}
