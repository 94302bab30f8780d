/// What is known of a program that serves metrics, beside the metrics themselves; shared rather than
/// copied, since jobs and metrics hold many.
package final class KnownExporter: Sendable {
  /// Metrics that need a flag, or that a flag takes away.
  package struct Part: Sendable {
    /// What names of the metrics begin with.
    package var prefix: String
    /// The word of the flag: a collector, or a kind of metrics.
    package var word: String
    /// Whether the program has them unless told otherwise.
    package var isDefault: Bool
  }

  /// Its name in `templates/series.txt`.
  package let name: String
  /// Its name for people.
  package let title: String
  /// Names of its images, without registry and tag.
  package let images: [String]
  /// Its port, where no other program has it.
  package let port: String?
  /// What names of metrics begin with that no other program has.
  package let owns: [String]
  /// Beginnings under which every metric is known.
  package let closed: [String]
  /// Beginnings that are not closed after all: hardware, roles, other collectors.
  package let open: [String]
  /// Metrics that its documentation names, beside those that were seen.
  package let documented: [String]
  /// How a flag for a part is written; `%` stands for the word.
  package let flag: String
  package let parts: [Part]
  /// Words in a command or environment behind which the program may serve anything.
  package let extensions: [String]
  /// Metrics that hold 0 where there is no limit.
  package let unlimited: [String]

  init(
    _ name: String, _ title: String, images: [String], port: String? = nil, owns: [String] = [],
    closed: [String] = [], open: [String] = [], unlimited: [String] = [],
    documented: [String] = [], flag: String = "--collector.%", parts: [Part] = [],
    extensions: [String] = []
  ) {
    self.name = name
    self.title = title
    self.images = images
    self.port = port
    self.owns = owns
    self.closed = closed
    self.open = open
    self.unlimited = unlimited
    self.documented = documented
    self.flag = flag
    self.parts = parts
    self.extensions = extensions
  }

  /// All of them.
  package static let all: [KnownExporter] = [
    node, cadvisor, redis, postgres, mysqld, elasticsearch, nginx, blackbox, probe, prometheus,
    alertmanager,
    KnownExporter(
      "haproxy-exporter", "haproxy_exporter", images: ["haproxy-exporter"], port: "9101"),
    KnownExporter(
      "apache-exporter", "apache_exporter", images: ["apache_exporter", "apache-exporter"],
      port: "9117", owns: ["apache_"]),
    KnownExporter(
      "bind-exporter", "bind_exporter", images: ["bind-exporter"], port: "9119", owns: ["bind_"]),
    KnownExporter("caddy-builtin", "Caddy", images: ["caddy"], port: "2019", owns: ["caddy_"]),
    KnownExporter("etcd-builtin", "etcd", images: ["etcd"], port: "2379", owns: ["etcd_"]),
    KnownExporter(
      "mongodb-exporter", "mongodb_exporter", images: ["mongodb_exporter", "mongodb-exporter"],
      port: "9216", owns: ["mongodb_"]),
    KnownExporter(
      "process-exporter", "process-exporter", images: ["process-exporter"], port: "9256",
      owns: ["namedprocess_"]),
    KnownExporter(
      "pushgateway", "Pushgateway", images: ["pushgateway"], port: "9091", owns: ["pushgateway_"]),
    KnownExporter(
      "rabbitmq-builtin", "RabbitMQ's plugin", images: ["rabbitmq"], port: "15692",
      owns: ["rabbitmq_", "erlang_"]),
    KnownExporter(
      "snmp-exporter", "snmp_exporter", images: ["snmp-exporter"], port: "9116"),
    KnownExporter(
      "squid-exporter", "squid_exporter", images: ["squid-exporter", "squid_exporter"],
      port: "9301", owns: ["squid_"]),
    KnownExporter(
      "varnish-exporter", "varnish_exporter", images: ["prometheus_varnish_exporter"],
      port: "9131", owns: ["varnish_"]),
  ]

  /// A program by its name.
  package static func named(_ name: String) -> KnownExporter? { all.first { $0.name == name } }

  /// The program of an image, by the last part of its name.
  package static func image(_ image: String) -> KnownExporter? {
    all.first { $0.images.contains(image) }
  }

  /// The program that alone listens on a port.
  package static func port(_ port: String) -> KnownExporter? { all.first { $0.port == port } }

  /// The program that alone has a metric, by the beginning of its name.
  package static func owner(of metric: String) -> KnownExporter? {
    all.first { $0.owns.contains(where: metric.hasPrefix) }
  }

  /// The part of the program that makes a metric, where it has a flag.
  package func part(of metric: String) -> Part? {
    parts.filter { metric.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }
  }
}
