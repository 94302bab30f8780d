import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let duplicatePipeline = CheckRule(
    "logstash/duplicate-pipeline", .error,
    summary: "Two pipelines of pipelines.yml have the same id.",
    rationale: """
      Logstash refuses the file: each pipeline needs an id of its own.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/multiple-pipelines"],
    examples: [
      .fails(
        """
        --- pipelines.yml
        - pipeline.id: main
          path.config: /usr/share/logstash/pipeline/a.conf
        - pipeline.id: ⟦main⟧
          path.config: /usr/share/logstash/pipeline/b.conf

        """),
      .passes(
        """
        --- pipelines.yml
        - pipeline.id: main
          path.config: /usr/share/logstash/pipeline/a.conf
        - pipeline.id: other
          path.config: /usr/share/logstash/pipeline/b.conf

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.workspace.files(.logstashPipelines) {
        var first: [String: Span] = [:]
        for item in file.root.items {
          guard
            let id = ProgramSetting.all(in: item, file.path).first(where: {
              $0.name == "pipeline.id"
            }), !id.isVariable
          else { continue }
          if let earlier = first[id.text] {
            reporter.report(
              at: id.span, "another pipeline is called '\(id.text)', too",
              help: "give it an id of its own",
              related: [.init("the first one", file: file.path, span: earlier)], in: file.path)
          } else {
            first[id.text] = id.span
          }
        }
      }
    }
  )
}
