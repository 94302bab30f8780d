import BelfrySource
package import BelfryYAML

/// Number, resources and placement of a service's containers.
package struct ComposeDeploy: EmptyField, CheckedModel, Sendable {
  package var mode: Text?
  package var replicas: IntegerText?
  package var endpointMode: Text?
  package var labels: KeyValues?
  package var resources: ComposeResources?
  package var restartPolicy: RestartPolicy?
  package var updateConfig: UpdatePolicy?
  package var rollbackConfig: UpdatePolicy?
  package var placement: ComposePlacement?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Number, resources and placement of a service's containers."

  /// Nothing said.
  package static var empty: ComposeDeploy { ComposeDeploy() }

  /// Reports a number below zero, and says of unknown keys where they belong.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.explain(unmodelled, of: node, by: ComposeKeyPlaces.ofDeploy)
    context.checkRange(replicas, 0, nil, "replicas")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("mode", &mode, "replicated, global or a job of these.", .byDefault("replicated"))
    visit.key("replicas", &replicas, "Number of containers.", .byDefault("1"))
    visit.key("endpoint_mode", &endpointMode, "How the service is reached: vip or dnsrr.")
    visit.key("labels", &labels, "Labels of the service.")
    visit.key("resources", &resources, "Limits and reservations.")
    visit.key("restart_policy", &restartPolicy, "When containers are started again.")
    visit.key("update_config", &updateConfig, "How an update goes.")
    visit.key("rollback_config", &rollbackConfig, "How the way back goes.")
    visit.key("placement", &placement, "Where containers run.")
  }
}

/// Limits and reservations.
package struct ComposeResources: Model, Sendable {
  package var limits: ResourceLimits?
  package var reservations: ResourceReservations?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Limits and reservations."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("limits", &limits, "What may be used.")
    visit.key("reservations", &reservations, "What is kept.")
  }
}

/// What may be used.
package struct ResourceLimits: Model, Sendable {
  package var cpus: NumberText?
  package var memory: Scalar<DockerSizeTextKind>?
  package var pids: IntegerText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What may be used."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("cpus", &cpus, "Number of processors.")
    visit.key("memory", &memory, "Memory.")
    visit.key("pids", &pids, "Number of processes.")
  }
}

/// What is kept.
package struct ResourceReservations: CheckedModel, Sendable {
  package var cpus: NumberText?
  package var memory: Scalar<DockerSizeTextKind>?
  package var genericResources: [GenericResource] = []
  package var devices: [DeviceRequest] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What is kept."

  /// Reports devices of which nothing is asked.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for device in node["devices"]?.items ?? [] where device.kind == .mapping {
      context.needsOne(of: ["capabilities"], in: device, help: "say 'capabilities: [gpu]'")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("cpus", &cpus, "Number of processors.")
    visit.key("memory", &memory, "Memory.")
    visit.key("generic_resources", &genericResources, "Resources of other kinds.")
    visit.key("devices", &devices, "Devices.")
  }
}

/// A resource of another kind that is kept.
package struct GenericResource: Model, Sendable {
  package var discreteResourceSpec: DiscreteResource?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A resource of another kind that is kept."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("discrete_resource_spec", &discreteResourceSpec, "One that is counted.")
  }
}

/// A resource that is counted.
package struct DiscreteResource: Model, Sendable {
  package var kind: Text?
  package var value: NumberText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A resource that is counted."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("kind", &kind, "What it is.")
    visit.key("value", &value, "How many.")
  }
}

/// Devices that are asked for.
package struct DeviceRequest: CheckedModel, Sendable {
  package var capabilities: [Text] = []
  package var driver: Text?
  package var count: AnyScalar?
  package var deviceIds: [Text] = []
  package var options: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Devices that are asked for."

  /// Reports a number that is neither.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    if let count, !count.hasVariable, count.value.lowercased() != "all", Int(count.value) == nil,
      let span = count.span
    {
      context.report(
        "yaml/wrong-type", at: span, "'\(count.value)' is not a number of devices",
        help: "write a number or 'all'")
    }
    context.refuseTwins(under: ["capabilities", "device_ids"], in: node)
    if count != nil, !deviceIds.isEmpty { context.exclusive(["count", "device_ids"], in: node) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("capabilities", &capabilities, "What they must be able to do.")
    visit.key("driver", &driver, "Their driver.")
    visit.key("count", &count, "How many: a number or all.")
    visit.key("device_ids", &deviceIds, "Which ones.")
    visit.key("options", &options, "Options of the driver.")
  }
}

/// When containers are started again.
package struct RestartPolicy: Model, Sendable {
  package var condition: Text?
  package var delay: Scalar<GoDurationKind>?
  package var maxAttempts: IntegerText?
  package var window: Scalar<GoDurationKind>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "When containers are started again."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("condition", &condition, "none, on-failure or any.", .byDefault("any"))
    visit.key("delay", &delay, "Pause before.", .byDefault("0s"))
    visit.key("max_attempts", &maxAttempts, "How often it is tried.")
    visit.key("window", &window, "Time after which a start has succeeded.")
  }
}

/// How an update goes.
package struct UpdatePolicy: Model, Sendable {
  package var parallelism: IntegerText?
  package var delay: Scalar<GoDurationKind>?
  package var failureAction: Text?
  package var monitor: Scalar<GoDurationKind>?
  package var maxFailureRatio: NumberText?
  package var order: WordText<UpdateOrder>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How an update goes."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("parallelism", &parallelism, "Containers at a time.")
    visit.key("delay", &delay, "Pause between them.")
    visit.key("failure_action", &failureAction, "continue, pause or rollback.")
    visit.key("monitor", &monitor, "Time in which failures count.")
    visit.key("max_failure_ratio", &maxFailureRatio, "Share of failures that is borne.")
    visit.key("order", &order, "Whether the new one starts first.", .byDefault("stop-first"))
  }
}

/// Whether the new container starts before the old one stops.
package enum UpdateOrder: String, CaseIterable, Sendable {
  case startFirst = "start-first"
  case stopFirst = "stop-first"
}

/// Where containers run.
package struct ComposePlacement: Model, Sendable {
  package var constraints: [Text] = []
  package var preferences: [PlacementPreference] = []
  package var maxReplicasPerNode: IntegerText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where containers run."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("constraints", &constraints, "Conditions for nodes.")
    visit.key("preferences", &preferences, "How containers spread.")
    visit.key("max_replicas_per_node", &maxReplicasPerNode, "Most containers on a node.")
  }
}

/// How containers spread.
package struct PlacementPreference: Model, Sendable {
  package var spread: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How containers spread."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("spread", &spread, "Label over whose values they spread.")
  }
}
