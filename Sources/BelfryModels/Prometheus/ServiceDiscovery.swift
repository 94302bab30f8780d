package import BelfrySource
package import BelfryYAML

/// Where targets come from: lists that are written down, and every mechanism of Prometheus 3.14.
///
/// The bodies of mechanisms that a bundle does not use are kept as they are.
package struct ServiceDiscovery: Model, Sendable {
  package var staticConfigs: [Located<TargetGroup>] = []
  package var fileConfigs: [FileDiscovery] = []
  package var dnsConfigs: [DNSDiscovery] = []
  package var httpConfigs: [HTTPDiscovery] = []
  /// The other mechanisms' lists, by the name of their key.
  package var others: [String: [AnyField]] = [:]
  package var unmodelled = Unmodelled()

  /// No mechanism.
  package init() {}

  /// The keys of mechanisms whose bodies are not modelled, with what they ask.
  package static let otherMechanisms: [(key: String, title: String)] = [
    ("aws_sd_configs", "AWS: EC2, ECS, Lightsail, MSK, ElastiCache, RDS"),
    ("azure_sd_configs", "virtual machines of Azure"), ("consul_sd_configs", "Consul"),
    ("digitalocean_sd_configs", "DigitalOcean"), ("docker_sd_configs", "a Docker engine"),
    ("dockerswarm_sd_configs", "Docker Swarm"), ("ec2_sd_configs", "EC2 of AWS"),
    ("eureka_sd_configs", "Eureka"), ("gce_sd_configs", "Google Compute Engine"),
    ("hetzner_sd_configs", "Hetzner"), ("ionos_sd_configs", "IONOS"),
    ("kubernetes_sd_configs", "Kubernetes"), ("kuma_sd_configs", "Kuma"),
    ("lightsail_sd_configs", "Lightsail of AWS"), ("linode_sd_configs", "Linode"),
    ("marathon_sd_configs", "Marathon"), ("nerve_sd_configs", "Nerve"),
    ("nomad_sd_configs", "Nomad"), ("oci_sd_configs", "Oracle Cloud"),
    ("openstack_sd_configs", "OpenStack"), ("outscale_sd_configs", "Outscale"),
    ("ovhcloud_sd_configs", "OVHcloud"), ("puppetdb_sd_configs", "PuppetDB"),
    ("scaleway_sd_configs", "Scaleway"), ("serverset_sd_configs", "serversets of ZooKeeper"),
    ("stackit_sd_configs", "STACKIT"), ("triton_sd_configs", "Triton"),
    ("uyuni_sd_configs", "Uyuni"), ("vultr_sd_configs", "Vultr"),
  ]

  /// Whether no mechanism is used.
  package var isEmpty: Bool {
    staticConfigs.isEmpty && fileConfigs.isEmpty && dnsConfigs.isEmpty && httpConfigs.isEmpty
      && others.values.allSatisfy(\.isEmpty)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("static_configs", &staticConfigs, "Targets that are written down.")
    visit.key("file_sd_configs", &fileConfigs, "Targets that stand in files.")
    visit.key("dns_sd_configs", &dnsConfigs, "Targets that stand in the DNS.")
    visit.key("http_sd_configs", &httpConfigs, "Targets that a web server lists.")
    for (key, title) in Self.otherMechanisms {
      visit.key(key, &others[key, default: []], "Targets from \(title).")
    }
  }

  /// Reports targets that are URLs rather than a host with a port.
  func checkTargets(_ context: inout DecodeContext) {
    for target in staticConfigs.flatMap(\.value.targets) where target.value.contains("/") {
      guard let span = target.span else { continue }
      context.report(
        "value/bad-target", at: span, "'\(target.value)' is not a host with a port",
        help: "write 'host:port'; scheme and path have keys of their own")
    }
  }
}
