import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let retentionOverDisk = CheckRule(
    "compose/retention-over-disk", .warning,
    summary: "Prometheus may keep more than its volume holds.",
    rationale: """
      `--storage.tsdb.retention.size` counts blocks alone, without the write-ahead log: a volume that \
      is not larger runs full, and Prometheus stops.
      """,
    references: ["https://prometheus.io/docs/prometheus/latest/storage/"],
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--storage.tsdb.retention.size=20GB⟧]
            volumes: [data:/prometheus]
        volumes:
          data: {driver_opts: {type: tmpfs, device: tmpfs, o: "size=10g,uid=65534"}}

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--storage.tsdb.retention.size=8GB]
            volumes: [data:/prometheus]
          other: {image: "prom/prometheus:v3.14.0", volumes: [more:/prometheus]}
        volumes:
          data: {driver_opts: {type: tmpfs, device: tmpfs, o: "size=10g,uid=65534"}}
          more:

        """),
    ],
    check: .service { service, reporter in
      let flag = "--storage.tsdb.retention.size="
      guard service.imageName == "prometheus",
        let word = service.node["command"]?.items.last(where: { $0.text.hasPrefix(flag) }),
        let kept = ByteSize(String(word.text.dropFirst(flag.count)))?.bytes
      else { return }
      for volume in ComposeWalk.volumes(service.node) {
        let options = service.root["volumes"]?[volume.text]?["driver_opts"]?["o"]?.text ?? ""
        guard let size = options.split(separator: ",").first(where: { $0.hasPrefix("size=") }),
          let room = ByteSize.docker(String(size.dropFirst("size=".count))), room > 0, kept >= room
        else { continue }
        reporter.report(
          at: word.span, "the volume '\(volume.text)' holds no more than \(size.dropFirst(5))",
          help: "keep about a fifth of it free for the write-ahead log and compaction")
      }
    }
  )
}
