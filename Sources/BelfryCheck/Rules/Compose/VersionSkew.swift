import BelfrySource
import BelfryYAML

extension CheckRule {
  static let versionSkew = CheckRule(
    "compose/version-skew", .error,
    summary: "Parts of the Elastic stack in versions that do not go together.",
    rationale: """
      Kibana of another version than Elasticsearch does not start; Beats and Logstash may be \
      older, never newer.
      """,
    examples: [
      .fails(
        """
        services:
          es: {image: "docker.elastic.co/elasticsearch/elasticsearch:8.19.20"}
          kibana: {image: ⟦"docker.elastic.co/kibana/kibana:9.5.3"⟧}

        """),
      .passes(
        """
        services:
          es: {image: "docker.elastic.co/elasticsearch/elasticsearch:9.5.3"}
          kibana: {image: "docker.elastic.co/kibana/kibana:9.5.3"}
          filebeat: {image: "docker.elastic.co/beats/filebeat:8.19.20"}

        """),
    ],
    check: .document(.compose) { root, reporter in
      let services = (root["services"]?.merged ?? []).filter { $0.value.kind == .mapping }.map {
        ServiceSubject(name: $0.key, node: $0.value, root: root)
      }
      func version(_ service: ServiceSubject) -> [Int]? {
        let parts = (service.imageTag ?? "").split(separator: ".").compactMap { Int($0) }
        return parts.count == 3 ? parts : nil
      }
      let servers = services.filter { $0.imageName == "elasticsearch" }.compactMap(version)
      guard let server = servers.first, servers.allSatisfy({ $0 == server }) else { return }
      for service in services {
        guard let own = version(service), let image = service.node["image"] else { continue }
        let isWrong: Bool
        switch service.imageName {
        case "kibana": isWrong = own[0] != server[0] || own[1] > server[1]
        case "logstash", "filebeat", "metricbeat", "heartbeat":
          isWrong = own[0] > server[0] || own[0] == server[0] && own[1] > server[1]
        default: isWrong = false
        }
        guard isWrong else { continue }
        reporter.report(
          at: image.span,
          "\(service.imageName ?? "") \(service.imageTag ?? "") does not go with "
            + "Elasticsearch \(server.map(String.init).joined(separator: "."))",
          help: "give all parts one version")
      }
    }
  )
}
