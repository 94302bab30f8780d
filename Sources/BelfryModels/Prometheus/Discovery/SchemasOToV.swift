package import BelfryYAML

/// Machines of OpenStack.
package enum OpenStackSchema: DiscoverySchema {
  package static let summary = "Machines of OpenStack."
  package static let usesHTTP = false
  package static let usesTLS = true
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("role", .word(["instance", "hypervisor", "loadbalancer"]), "What is found."),
    DiscoveryKey("region", .text, "The region."),
    DiscoveryKey("identity_endpoint", .text, "Address of Keystone."),
    DiscoveryKey("username", .text, "The user."),
    DiscoveryKey("userid", .text, "Id of the user."),
    DiscoveryKey("password", .text, "The password."),
    DiscoveryKey("domain_name", .text, "The domain."),
    DiscoveryKey("domain_id", .text, "Id of the domain."),
    DiscoveryKey("project_name", .text, "The project."),
    DiscoveryKey("project_id", .text, "Id of the project."),
    DiscoveryKey("application_credential_name", .text, "Name of the credentials."),
    DiscoveryKey("application_credential_id", .text, "Id of the credentials."),
    DiscoveryKey("application_credential_secret", .text, "Secret of the credentials."),
    DiscoveryKey("all_tenants", .flag, "Whether machines of all projects are found.", "false"),
    DiscoveryKey(
      "availability", .word(["public", "admin", "internal"]), "Which endpoint is asked.", "public"),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of Outscale.
package enum OutscaleSchema: DiscoverySchema {
  package static let summary = "Machines of Outscale."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("endpoint", .text, "Address in place of that of the region."),
    DiscoveryKey("region", .text, "The region.", "eu-west-2"),
    DiscoveryKey("access_key", .text, "Id of the key."),
    DiscoveryKey("secret_key", .text, "The key."),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of OVHcloud.
package enum OVHSchema: DiscoverySchema {
  package static let summary = "Machines of OVHcloud."
  package static let usesHTTP = false
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("service", .word(["vps", "dedicated_server"]), "What is found."),
    DiscoveryKey("application_key", .text, "Key of the application."),
    DiscoveryKey("application_secret", .text, "Secret of the application."),
    DiscoveryKey("consumer_key", .text, "Key of the consumer."),
    DiscoveryKey("endpoint", .text, "Address of the interface.", "ovh-eu"),
    .refresh("60s"),
  ]
}

/// Nodes that PuppetDB knows.
package enum PuppetDBSchema: DiscoverySchema {
  package static let summary = "Nodes that PuppetDB knows."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("url", .url(.web), "Address of PuppetDB."),
    DiscoveryKey("query", .text, "Query that finds the nodes."),
    DiscoveryKey("include_parameters", .flag, "Whether parameters become labels.", "false"),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of Scaleway.
package enum ScalewaySchema: DiscoverySchema {
  package static let summary = "Machines of Scaleway."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("role", .word(["instance", "baremetal"]), "What is found."),
    DiscoveryKey("project_id", .text, "The project."),
    DiscoveryKey("access_key", .text, "Id of the key."),
    DiscoveryKey("secret_key", .text, "The key."),
    DiscoveryKey("secret_key_file", .text, "File with the key."),
    DiscoveryKey("zone", .text, "The zone.", "fr-par-1"),
    DiscoveryKey("name_filter", .text, "Name of machines that are found."),
    DiscoveryKey("tags_filter", .texts, "Tags of machines that are found."),
    DiscoveryKey("api_url", .text, "Address of the interface.", "https://api.scaleway.com"),
    .port,
    .refresh("60s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkScaleway(node)
  }
}

/// Serversets in ZooKeeper.
package enum ServersetSchema: DiscoverySchema {
  package static let summary = "Serversets in ZooKeeper."
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

/// Machines of STACKIT.
package enum StackitSchema: DiscoverySchema {
  package static let summary = "Machines of STACKIT."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("project", .text, "The project."),
    DiscoveryKey("region", .text, "The region.", "eu01"),
    DiscoveryKey("endpoint", .url(.parsed), "Address in place of that of the region."),
    DiscoveryKey("service_account_key", .text, "Key of the account."),
    DiscoveryKey("private_key", .text, "Private key."),
    DiscoveryKey("service_account_key_path", .text, "File with the key of the account."),
    DiscoveryKey("private_key_path", .text, "File with the private key."),
    DiscoveryKey("credentials_file_path", .text, "File with both."),
    .port,
    .refresh("60s"),
  ]
}

/// Containers or nodes of Triton.
package enum TritonSchema: DiscoverySchema {
  package static let summary = "Containers or nodes of Triton."
  package static let usesHTTP = false
  package static let usesTLS = true
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("role", .word(["container", "cn"]), "What is found.", "container"),
    DiscoveryKey("account", .text, "The account."),
    DiscoveryKey("dns_suffix", .text, "Suffix of the names."),
    DiscoveryKey("endpoint", .text, "Host of the interface."),
    DiscoveryKey("groups", .texts, "Groups that are found."),
    DiscoveryKey("version", .number, "Version of the interface.", "1"),
    DiscoveryKey("port", .number, "Port of the interface.", "9163"),
    .refresh("60s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkTriton(node)
  }
}

/// Systems that Uyuni knows.
package enum UyuniSchema: DiscoverySchema {
  package static let summary = "Systems that Uyuni knows."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("server", .url(.parsed), "Address of Uyuni."),
    DiscoveryKey("username", .text, "The user."),
    DiscoveryKey("password", .text, "The password."),
    DiscoveryKey("entitlement", .text, "Entitlement of the systems.", "monitoring_entitled"),
    DiscoveryKey("separator", .text, "Text between groups.", ","),
    .refresh("60s"),
  ]
}

/// Machines of Vultr.
package enum VultrSchema: DiscoverySchema {
  package static let summary = "Machines of Vultr."
  package static let keys: [DiscoveryKey] = [
    .port,
    .refresh("60s"),
  ]
}
