import BelfrySource
import BelfryYAML

extension CheckRule {
  static let stateWithoutVolume = CheckRule(
    "compose/state-without-volume", .warning,
    summary: "A program that keeps data has no volume for it.",
    rationale: "Every update of the container throws the data away.",
    examples: [
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            volumes: ['data:/prometheus']
        volumes: {data: {}}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: ['--storage.tsdb.path=/data']
            volumes: ['data:/data']
        volumes: {data: {}}

        """),
      .fails(
        """
        services:
          ⟦prometheus⟧:
            image: prom/prometheus:v3.14.0
            restart: "no"

        """),
      .passes(
        """
        services:
          prometheus:
            image: bitnami/prometheus:3.5.0
            volumes: ['data:/opt/bitnami/prometheus/data']
          setup:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.2.0
            command: bash -c 'elasticsearch-certutil ca --silent --pem -out /tmp/ca.zip'
        volumes: {data: {}}

        """),
    ],
    check: .service { service, reporter in
      let folders = [
        "prometheus": "/prometheus", "alertmanager": "/alertmanager", "grafana": "/var/lib/grafana",
        "elasticsearch": "/usr/share/elasticsearch/data",
      ]
      guard let name = service.imageName, var folder = folders[name],
        service.node["extends"] == nil, !service.isBitnami,
        service.node["entrypoint"] == nil, !ComposeWalk.isTool(service),
        // A script that prepares others has nothing of its own to keep.
        !ComposeWalk.isScript(service.node)
      else { return }
      let command =
        service.node["command"].map { $0.kind == .scalar ? [$0.text] : $0.items.map(\.text) } ?? []
      for word in command.joined(separator: " ").split(separator: " ") {
        for flag in ["--storage.tsdb.path=", "--storage.path="] where word.hasPrefix(flag) {
          folder = String(word.dropFirst(flag.count))
        }
      }
      let targets =
        (service.node["volumes"]?.items ?? []).map { volume in
          volume.kind == .scalar
            ? volume.text.split(separator: ":").dropFirst().first.map(String.init) ?? volume.text
            : volume["target"]?.text ?? ""
        }
        + (service.node["tmpfs"].map { $0.kind == .scalar ? [$0.text] : $0.items.map(\.text) } ?? [])
      guard
        !targets.contains(where: {
          folder == $0 || folder.hasPrefix($0 + "/") || $0.hasPrefix(folder)
        })
      else { return }
      reporter.report(
        at: service.name.span, "the data in \(folder) is lost with the container",
        help: "mount a volume there")
    }
  )
}
