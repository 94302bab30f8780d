package import BelfryYAML

/// Targets from AWS: EC2, ECS, Lightsail, MSK, ElastiCache, RDS, MQ.
package enum AWSSchema: DiscoverySchema {
  package static let summary = "Targets from AWS: EC2, ECS, Lightsail, MSK, ElastiCache, RDS, MQ."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey(
      "role", .word(["ec2", "ecs", "lightsail", "msk", "elasticache", "rds", "mq"]),
      "Service of AWS."),
    DiscoveryKey("region", .text, "Region of AWS."),
    DiscoveryKey("endpoint", .text, "Address in place of that of AWS."),
    DiscoveryKey("access_key", .text, "Id of the key."),
    DiscoveryKey("secret_key", .text, "The key."),
    DiscoveryKey("profile", .text, "Profile of AWS."),
    DiscoveryKey("role_arn", .text, "Role that is taken."),
    DiscoveryKey("external_id", .text, "External id with which the role is taken.", since: "3.9"),
    DiscoveryKey("filters", .filters, "Which instances of EC2 are found."),
    DiscoveryKey("clusters", .texts, "Clusters that are asked."),
    .port,
    .refresh("60s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkEc2(node)
  }
}

/// Virtual machines of Azure.
package enum AzureSchema: DiscoverySchema {
  package static let summary = "Virtual machines of Azure."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("environment", .text, "Cloud of Azure.", "AzurePublicCloud"),
    DiscoveryKey(
      "authentication_method", .word(["OAuth", "ManagedIdentity", "SDK", "WorkloadIdentity"]),
      "How Prometheus says who it is.", "OAuth"),
    DiscoveryKey("subscription_id", .text, "The subscription."),
    DiscoveryKey("tenant_id", .text, "The tenant."),
    DiscoveryKey("client_id", .text, "The client."),
    DiscoveryKey("client_secret", .text, "Secret of the client."),
    DiscoveryKey("resource_group", .text, "Group to which the search is bound."),
    .port,
    .refresh("5m"),
  ]
}

/// Services that Consul knows.
package enum ConsulSchema: DiscoverySchema {
  package static let summary = "Services that Consul knows."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("server", .text, "Host and port of Consul.", "localhost:8500"),
    DiscoveryKey("path_prefix", .text, "What stands before the path."),
    DiscoveryKey("token", .text, "Token of Consul."),
    DiscoveryKey("datacenter", .text, "Datacentre that is asked."),
    DiscoveryKey("namespace", .text, "Namespace that is asked."),
    DiscoveryKey("partition", .text, "Partition that is asked."),
    DiscoveryKey("tag_separator", .text, "Text between tags.", ","),
    DiscoveryKey("scheme", .text, "Protocol of the request.", "http"),
    DiscoveryKey("username", .text, "User; basic_auth is preferred."),
    DiscoveryKey("password", .text, "Password; basic_auth is preferred."),
    DiscoveryKey("allow_stale", .flag, "Whether old answers do.", "true"),
    DiscoveryKey("services", .texts, "Services that are found; all where the list is empty."),
    DiscoveryKey("tags", .texts, "Tags that a service must have."),
    DiscoveryKey("node_meta", .map, "What the nodes must say of themselves."),
    DiscoveryKey("filter", .text, "Expression by which the catalogue is filtered.", since: "3.0"),
    DiscoveryKey("health_filter", .text, "Expression by which health is filtered.", since: "3.11"),
    .refresh("30s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkConsul(node)
  }
}

/// Machines of DigitalOcean.
package enum DigitalOceanSchema: DiscoverySchema {
  package static let summary = "Machines of DigitalOcean."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey(
      "role", .word(["droplets", "databases"]), "What is found.", "droplets", since: "3.11"),
    .port,
    .refresh("60s"),
  ]
}

/// Containers of a Docker engine.
package enum DockerSchema: DiscoverySchema {
  package static let summary = "Containers of a Docker engine."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("host", .url(.parsed), "Address of the engine."),
    DiscoveryKey(
      "host_networking_host", .text, "Host of containers in the network of the host.", "localhost"),
    DiscoveryKey(
      "match_first_network", .flag, "Whether the first network of a container counts alone.", "true"
    ),
    DiscoveryKey("filters", .filters, "Which containers are found."),
    .port,
    .refresh("60s"),
  ]
}

/// Services, tasks or nodes of Docker Swarm.
package enum SwarmSchema: DiscoverySchema {
  package static let summary = "Services, tasks or nodes of Docker Swarm."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("host", .url(.parsed), "Address of the engine."),
    DiscoveryKey("role", .word(["services", "tasks", "nodes"]), "What is found."),
    DiscoveryKey("filters", .filters, "Which of them are found."),
    .port,
    .refresh("60s"),
  ]
}

/// Machines of EC2.
package enum EC2Schema: DiscoverySchema {
  package static let summary = "Machines of EC2."
  package static let keys: [DiscoveryKey] = [
    DiscoveryKey("region", .text, "Region of AWS."),
    DiscoveryKey("endpoint", .text, "Address in place of that of AWS."),
    DiscoveryKey("access_key", .text, "Id of the key."),
    DiscoveryKey("secret_key", .text, "The key."),
    DiscoveryKey("profile", .text, "Profile of AWS."),
    DiscoveryKey("role_arn", .text, "Role that is taken."),
    DiscoveryKey("external_id", .text, "External id with which the role is taken.", since: "3.9"),
    DiscoveryKey("filters", .filters, "Which machines are found."),
    .port,
    .refresh("60s"),
  ]
  package static func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkEc2(node)
  }
}
