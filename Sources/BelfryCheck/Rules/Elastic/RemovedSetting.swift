import BelfryModels
import BelfrySource
import BelfryYAML

extension RemovedSetting {
  /// The new name in place of the old one, where the value may stay.
  fileprivate func rename(_ setting: ProgramSetting, isSafe: Bool) -> [FixIt] {
    guard let replacement, replacement != "node.roles", let key = setting.key,
      key.text == name, key.style == .plain
    else { return [] }
    return [
      FixIt("rename it to '\(replacement)'", edits: [.init(key.span, replacement)], isSafe: isSafe)
    ]
  }
}

extension CheckRule {
  static let removedSetting = CheckRule(
    "elastic/removed-setting", .error,
    summary: "A setting that the program's version does not have any more.",
    rationale: """
      The program ends at its start. Where its version is not known, this is a warning.
      """,
    references: [
      "https://www.elastic.co/guide/en/elasticsearch/reference/8.18/migrating-8.0.html",
      "https://www.elastic.co/docs/release-notes/logstash/breaking-changes",
    ],
    examples: [
      .fails(
        """
        --- elasticsearch.yml
        cluster.name: shop
        ⟦node.master⟧: true

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:8.19.20
            environment:
              - discovery.type=single-node
              - ⟦discovery.zen.minimum_master_nodes=1⟧

        """),
      .fails(
        """
        --- logstash.yml
        ⟦http.host⟧: 0.0.0.0

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.29
            environment:
              - discovery.type=single-node
              - node.master=true
        --- logstash.yml
        api.http.host: 0.0.0.0

        """),
      .passes(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:7.17.29
          logstash:
            build: ./logstash
        --- logstash/logstash.yml
        http.host: 0.0.0.0

        """),
    ],
    check: .logs { stack, reporter in
      for (program, removed) in [
        (ElasticProgram.elasticsearch, RemovedSetting.elasticsearch),
        (.logstash, RemovedSetting.logstash),
      ] {
        for instance in stack.all(program) {
          let version = stack.majorVersion(of: instance)
          let major = version ?? stack.likelyMajor
          for setting in instance.settings {
            let gone = removed.first {
              $0.since <= major && ($0.covers(setting.name) || setting.isNamed($0.name))
            }
            guard let gone else { continue }
            reporter.report(
              at: setting.key?.span ?? setting.span,
              "\(program.title) \(gone.since) has no setting '\(setting.name)' any more",
              help: gone.replacement.map { "use '\($0)'" } ?? "take it out",
              fixes: gone.rename(setting, isSafe: version != nil), in: setting.path,
              as: version == nil ? .warning : nil)
          }
        }
      }
    }
  )
}
