import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let ignoredVariable = CheckRule(
    "elastic/ignored-variable", .warning,
    summary: "A variable of the environment that Elasticsearch does not read.",
    rationale: """
      Elasticsearch takes settings from variables by their dotted names, or after ES_SETTING_; others say \
      nothing, and the default counts.
      """,
    references: [
      "https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure"
    ],
    examples: [
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              XPACK_SECURITY_ENABLED: ⟦"false"⟧

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              discovery.type: single-node
              xpack.security.enabled: "false"
              ES_SETTING_CLUSTER_NAME: shop
              ELASTIC_PASSWORD_FILE: /run/secrets/elastic

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              NODE_NAME: first
              node.name: ${NODE_NAME}
              discovery.type: single-node

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch) where program.isWhole && program.file == nil {
        for setting in program.settings where setting.origin == .environment {
          // What is set by its right name as well may be there for another use.
          guard let name = namesOfVariables[setting.name], program.setting(name) == nil else {
            continue
          }
          reporter.report(
            at: setting.span, "Elasticsearch does not read the variable '\(setting.name)'",
            help: "write '\(name)'", in: setting.path)
        }
      }
    }
  )
}

/// Settings of Elasticsearch by what they look like as variables of other programs: in capitals, with
/// `_` for every dot.
private let namesOfVariables: [String: String] = {
  let names = ElasticsearchSchema.table.settings.map(\.name).filter {
    $0.contains(".") && !$0.contains("*")
  }
  let variables = names.map { ($0.uppercased().replacing(".", with: "_"), $0) }
  return Dictionary(variables, uniquingKeysWith: { first, _ in first })
}()
