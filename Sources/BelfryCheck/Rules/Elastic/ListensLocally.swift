import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let listensLocally = CheckRule(
    "elastic/listens-locally", .error,
    summary: "Elasticsearch or Kibana listens inside of its container alone.",
    rationale: """
      The file of the image says 0.0.0.0; one that is mounted in its place has to say so itself, else nobody \
      else reaches the program.
      """,
    references: [
      "https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-docker-configure"
    ],
    examples: [
      .fails(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            ports: ["127.0.0.1:5601:5601"]
            volumes: [⟦"./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"⟧]
        --- kibana.yml
        server.name: kibana
        elasticsearch.hosts: ["https://search.shop.internal:9200"]

        """),
      .fails(
        """
        --- compose.yaml
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            volumes: ["./elasticsearch.yml:/usr/share/elasticsearch/config/elasticsearch.yml:ro"]
        --- elasticsearch.yml
        cluster.name: shop
        discovery.type: single-node
        network.host: ⟦localhost⟧

        """),
      .passes(
        """
        --- compose.yaml
        services:
          kibana:
            image: docker.elastic.co/kibana/kibana:9.5.3
            environment: {SERVER_HOST: 0.0.0.0}
            volumes: ["./kibana.yml:/usr/share/kibana/config/kibana.yml:ro"]
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            volumes: ["./elasticsearch.yml:/usr/share/elasticsearch/config/elasticsearch.yml:ro"]
        --- kibana.yml
        server.name: kibana
        --- elasticsearch.yml
        cluster.name: shop
        network.host: [_local_, _site_]

        """),
    ],
    check: .logs { stack, reporter in
      for (program, names) in [
        (ElasticProgram.elasticsearch, ["http.host", "network.bind_host", "network.host"]),
        (.kibana, ["server.host"]),
      ] {
        for instance in stack.all(program) {
          guard let service = instance.service, let file = instance.file,
            service.node["network_mode"] == nil, service.node["env_file"] == nil,
            let mount = stack.workspace.mounts(service).first(where: { mount in
              file.path == mount.source || file.path.hasPrefix(mount.source + "/")
            })
          else { continue }
          if let setting = names.lazy.compactMap({ instance.setting($0) }).first {
            let hosts = setting.items.map(\.text)
            guard !hosts.isEmpty,
              hosts.allSatisfy({ ["localhost", "127.0.0.1", "_local_"].contains($0) })
            else { continue }
            reporter.report(
              at: setting.span, "'\(service.name.text)' listens inside of its container alone",
              help: "write 0.0.0.0", in: setting.path)
          } else if !service.isScripted,
            // Elasticsearch that sets itself up writes its address into the file.
            program != .elasticsearch || ElasticSecurity.hasOwnSettings(instance)
              || service.majorVersion == 7
          {
            reporter.report(
              at: mount.node.span,
              "'\(service.name.text)' listens inside of its container alone with this file",
              help: "set '\(names[names.count - 1]): 0.0.0.0' in it", in: service.file.path)
          }
        }
      }
    }
  )
}
