import BelfrySource
package import BelfryYAML

/// How a service depends on another.
package struct Dependency: EmptyField, Model, Sendable {
  package var condition: WordText<DependencyCondition>?
  package var restart: FlagText?
  package var required: FlagText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How a service depends on another."

  /// Nothing said.
  package static var empty: Dependency { Dependency() }

  /// A dependency with its condition.
  package init(_ condition: DependencyCondition) {
    self.condition = WordText<DependencyCondition>(condition.rawValue)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("condition", &condition, "What has to be reached.")
    visit.key("restart", &restart, "Whether this service is started again with the other.")
    visit.key("required", &required, "Whether this service needs the other.", .byDefault("true"))
  }
}

/// What another service has to reach.
package enum DependencyCondition: String, CaseIterable, Sendable {
  case started = "service_started"
  case healthy = "service_healthy"
  case completed = "service_completed_successfully"
}

/// How a service joins a network.
package struct NetworkAttachment: EmptyField, Model, Sendable {
  package var aliases: [Text] = []
  package var interfaceName: Text?
  package var ipv4Address: Text?
  package var ipv6Address: Text?
  package var linkLocalIps: [Text] = []
  package var macAddress: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var priority: NumberText?
  package var gwPriority: NumberText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How a service joins a network."

  /// Nothing said.
  package static var empty: NetworkAttachment { NetworkAttachment() }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("aliases", &aliases, "Further names in that network.")
    visit.key("interface_name", &interfaceName, "Name of the interface inside.")
    visit.key("ipv4_address", &ipv4Address, "Fixed address.")
    visit.key("ipv6_address", &ipv6Address, "Fixed IPv6 address.")
    visit.key("link_local_ips", &linkLocalIps, "Link-local addresses.")
    visit.key("mac_address", &macAddress, "Hardware address.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("priority", &priority, "Order in which networks are joined.")
    visit.key("gw_priority", &gwPriority, "Which network is the gateway.")
  }
}

/// How a service uses a language model.
package struct ModelBinding: EmptyField, Model, Sendable {
  package var endpointVar: Text?
  package var modelVar: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How a service uses a language model."

  /// Nothing said.
  package static var empty: ModelBinding { ModelBinding() }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("endpoint_var", &endpointVar, "Variable with the model's address.")
    visit.key("model_var", &modelVar, "Variable with the model's name.")
  }
}
