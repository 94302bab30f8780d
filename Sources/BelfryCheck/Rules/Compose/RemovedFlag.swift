import BelfrySource
import BelfryYAML

extension CheckRule {
  static let removedFlag = CheckRule(
    "compose/removed-flag", .error,
    summary: "A flag that the program does not know any more.",
    rationale: "The container ends at once.",
    examples: [
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [⟦--storage.tsdb.retention=15d⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v3.14.0
            command: [--storage.tsdb.retention.time=15d]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v2.30.0
            command: [--storage.tsdb.retention=15d]

        """),
      .fails(
        """
        services:
          prometheus:
            image: prom/prometheus:v2.30.0
            command: ⟦"--config.file=/p.yml --alertmanager.url=http://alertmanager:9093"⟧

        """),
      .fails(
        """
        services:
          node-exporter:
            image: prom/node-exporter:v1.12.1
            command: [⟦-collector.procfs=/host/proc⟧]

        """),
      .passes(
        """
        services:
          prometheus:
            image: prom/prometheus:v1.8.2
            command: [-config.file=/p.yml, -storage.local.path=/prometheus]

        """),
    ],
    check: .service { service, reporter in
      guard let image = service.imageName, service.node["entrypoint"] == nil,
        service.imageTag != nil || service.node["image"]?.text.contains("@") != true
      else { return }
      let single = singleDashes.first { $0.images.contains(image) }
      let endsSingle = single.map { KnownImage.isSince(service.imageTag, $0.major, $0.minor) }
      for word in ComposeWalk.words(service.node["command"]) {
        let flag = word.text.prefix { $0 != "=" }
        let name = flag.drop { $0 == "-" }
        if image == "prometheus", flag.hasPrefix("-"),
          let removal = removals.first(where: { $0.fits(name, service.imageTag) })
        {
          reporter.report(at: word.span, "'\(flag)' was removed", help: "write \(removal.instead)")
        } else if endsSingle == true, flag.hasPrefix("-"), !flag.hasPrefix("--"),
          name.contains("."), name.first?.isLetter == true
        {
          let renamed = ["collector.procfs": "path.procfs", "collector.sysfs": "path.sysfs"]
          reporter.report(
            at: word.span, "'\(flag)' begins with one dash, and is not known any more",
            help: "write '--\(renamed[String(name)] ?? String(name))'")
        }
      }
    }
  )
}

/// A flag of Prometheus that is gone since a version.
private struct Removal: Sendable {
  let name: String
  let major: Int
  let instead: String

  func fits(_ flag: Substring, _ tag: String?) -> Bool {
    (flag == name || name.hasSuffix(".") && flag.hasPrefix(name))
      && KnownImage.isSince(tag, major, 0)
  }
}

/// Source: the guides for moving to Prometheus 2.0 and 3.0, and the changelog of 3.0.
private let removals = [
  Removal(
    name: "storage.tsdb.retention", major: 3, instead: "--storage.tsdb.retention.time="),
  Removal(
    name: "alertmanager.timeout", major: 3, instead: "nothing: it was removed in 3.0"),
  Removal(
    name: "storage.tsdb.allow-overlapping-blocks", major: 3, instead: "nothing: it is always on"),
  Removal(
    name: "alertmanager.url", major: 2, instead: "the address under 'alerting' in prometheus.yml"),
  Removal(
    name: "storage.local.", major: 2, instead: "'--storage.tsdb.path=' and its neighbours"),
]

/// Versions from which on flags need two dashes (changelogs of the programs).
private let singleDashes: [(images: Set<String>, major: Int, minor: Int)] = [
  (["prometheus"], 2, 0), (["alertmanager"], 0, 13), (["node-exporter", "node_exporter"], 0, 15),
]
