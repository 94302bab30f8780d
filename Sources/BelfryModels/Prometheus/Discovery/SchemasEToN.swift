package import BelfryYAML

/// Instances that Eureka knows.
package enum EurekaSchema: DiscoverySchema {
  package static let summary = "Instances that Eureka knows."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("server", .url(.hosted), "Address of Eureka."),
    .refresh("30s"),
  ]
}

/// Machines of Google Compute Engine.
package enum GCESchema: DiscoverySchema {
  package static let summary = "Machines of Google Compute Engine."
  package static let usesHTTP = false
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("project", .text, "The project."),
    DiscoveryKey("zone", .text, "The zone."),
    DiscoveryKey("filter", .text, "Expression by which machines are chosen."),
    DiscoveryKey("tag_separator", .text, "Text between tags.", ","),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of Hetzner.
package enum HetznerSchema: DiscoverySchema {
  package static let summary = "Machines of Hetzner."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("role", .word(["robot", "hcloud"]), "What is found."),
    DiscoveryKey("label_selector", .text, "Which machines are found.", since: "3.5"),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of IONOS.
package enum IonosSchema: DiscoverySchema {
  package static let summary = "Machines of IONOS."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("datacenter_id", .text, "The datacentre."),
    .port,
    .refresh("60s"),
  ]
}

/// Dataplanes of Kuma.
package enum KumaSchema: DiscoverySchema {
  package static let summary = "Dataplanes of Kuma."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("server", .url(.hosted), "Address of the control plane."),
    DiscoveryKey("client_id", .text, "Name under which it is asked."),
    DiscoveryKey("fetch_timeout", .duration, "How long a request may take.", "2m"),
    .refresh("30s"),
  ]
}

/// Machines of Lightsail.
package enum LightsailSchema: DiscoverySchema {
  package static let summary = "Machines of Lightsail."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("region", .text, "Region of AWS."),
    DiscoveryKey("endpoint", .text, "Address in place of that of AWS."),
    DiscoveryKey("access_key", .text, "Id of the key."),
    DiscoveryKey("secret_key", .text, "The key."),
    DiscoveryKey("profile", .text, "Profile of AWS."),
    DiscoveryKey("role_arn", .text, "Role that is taken."),
    DiscoveryKey("external_id", .text, "External id with which the role is taken.", since: "3.9"),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of Linode.
package enum LinodeSchema: DiscoverySchema {
  package static let summary = "Machines of Linode."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("region", .text, "Region of Linode.", since: "2.52"),
    DiscoveryKey("tag_separator", .text, "Text between tags.", ","),
    .port,
    .refresh("60s"),
  ]
}

/// Tasks of Marathon.
package enum MarathonSchema: DiscoverySchema {
  package static let summary = "Tasks of Marathon."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("servers", .texts, "Servers of Marathon."),
    DiscoveryKey("auth_token", .text, "Token."),
    DiscoveryKey("auth_token_file", .text, "File with the token."),
    .refresh("30s"),
  ]
}

/// Services of Nerve in ZooKeeper.
package enum NerveSchema: DiscoverySchema {
  package static let summary = "Services of Nerve in ZooKeeper."
  package static let usesHTTP = false
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("servers", .texts, "Servers of ZooKeeper."),
    DiscoveryKey("paths", .texts, "Paths in ZooKeeper."),
    DiscoveryKey("timeout", .duration, "How long a session lasts.", "10s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkZookeeper(node)
  }
}

/// Services of Nomad.
package enum NomadSchema: DiscoverySchema {
  package static let summary = "Services of Nomad."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("server", .text, "Address of Nomad.", "http://localhost:4646"),
    DiscoveryKey("namespace", .text, "Namespace that is asked.", "default"),
    DiscoveryKey("region", .text, "Region that is asked.", "global"),
    DiscoveryKey("allow_stale", .flag, "Whether old answers do.", "true"),
    DiscoveryKey("tag_separator", .text, "Text between tags.", ","),
    .refresh("60s"),
  ]
}
