import BelfrySource
package import BelfryYAML

/// Service from which another takes what it does not say.
package struct ComposeExtends: Model, Sendable {
  package var service: Text?
  package var file: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Service from which another takes what it does not say."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("service", &service, "The service.")
    visit.key("file", &file, "File in which it stands, if it is another one.")
  }
}

/// Program that provides a service.
package struct ComposeProvider: CheckedModel, Sendable {
  package var type: Text?
  package var options: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Program that provides a service."

  /// Reports options that are neither scalars nor lists of them.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    for pair in node["options"]?.merged ?? [] {
      for item in pair.value.kind == .sequence ? pair.value.items : [pair.value]
      where item.kind != .scalar || item.isNull {
        context.wrongType(item, wanted: "a text, a number or a truth value")
      }
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("type", &type, "The program.", .required)
    visit.key("options", &options, "Its options.")
  }
}

/// How the health of a container is found out.
package struct ComposeHealthcheck: CheckedModel, Sendable {
  package var test: ListOrText?
  package var interval: Scalar<GoDurationKind>?
  package var timeout: Scalar<GoDurationKind>?
  package var retries: NumberText?
  package var startPeriod: Scalar<GoDurationKind>?
  package var startInterval: Scalar<GoDurationKind>?
  package var disable: FlagText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How the health of a container is found out."

  /// Reports fewer failures than none.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let retries, let value = retries.meaning, value < 0, let span = retries.span else {
      return
    }
    context.report("value/out-of-range", at: span, "'retries' takes a whole number from 0")
  }

  /// A test with its times.
  package init(
    test: [String], interval: String? = nil, timeout: String? = nil, retries: Int? = nil,
    startPeriod: String? = nil, startInterval: String? = nil
  ) {
    self.test = ListOrText(test)
    self.interval = interval.map { .init($0) }
    self.timeout = timeout.map { .init($0) }
    self.retries = retries.map { .init(plain: "\($0)") }
    self.startPeriod = startPeriod.map { .init($0) }
    self.startInterval = startInterval.map { .init($0) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("test", &test, "Command whose success is health.")
    visit.key("interval", &interval, "Time between two tests.", .byDefault("30s"))
    visit.key("timeout", &timeout, "How long a test may take.", .byDefault("30s"))
    visit.key("retries", &retries, "Failures in a row that mean ill health.", .byDefault("3"))
    visit.key(
      "start_period", &startPeriod, "Time in which failures do not count.", .byDefault("0s"))
    visit.key(
      "start_interval", &startInterval,
      "Time between two tests in the start period.", .byDefault("5s"))
    visit.key("disable", &disable, "Whether the image's test is switched off.", .byDefault("false"))
  }
}

/// Where the output of a service goes.
package struct ComposeLogging: Model, Sendable {
  package var driver: Text?
  package var options: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where the output of a service goes."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("driver", &driver, "The driver.")
    visit.key("options", &options, "Its options.")
  }
}

/// A command at a moment in a container's life.
package struct ServiceHook: CheckedModel, Sendable {
  package var command: ListOrText?
  package var image: Text?
  package var user: Text?
  package var privileged: FlagText?
  package var workingDir: Text?
  package var environment: KeyValues?
  package var perReplica: FlagText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A command at a moment in a container's life."

  /// Reports a command that cannot be split into words.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkWords(under: ["command"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("command", &command, "The command.", .required)
    visit.key("image", &image, "Image in which it runs, if not the service's.")
    visit.key("user", &user, "User of the command.")
    visit.key("privileged", &privileged, "Whether it may do all.")
    visit.key("working_dir", &workingDir, "Folder in which it starts.")
    visit.key("environment", &environment, "Its variables.")
    visit.key("per_replica", &perReplica, "Whether it runs for each container.")
  }
}

/// Managed account of Windows.
package struct CredentialSpec: Model, Sendable {
  package var config: Text?
  package var file: Text?
  package var registry: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Managed account of Windows."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("config", &config, "Config with the account.")
    visit.key("file", &file, "File with the account.")
    visit.key("registry", &registry, "Place in the registry with the account.")
  }
}

/// A device of the host.
package struct DeviceMapping: CheckedModel, Sendable {
  package var source: Text?
  package var target: Text?
  package var permissions: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A device of the host."

  /// Reports that it has no name inside.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsOne(of: ["target"], in: node, help: "say where it is inside")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("source", &source, "Device on the host.", .required)
    visit.key("target", &target, "Device inside.")
    visit.key("permissions", &permissions, "What may be done: r, w, m.")
  }
}

/// A limit of processes.
package struct ComposeUlimit: Model, Sendable {
  package var soft: IntegerText?
  package var hard: IntegerText?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A limit of processes."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("soft", &soft, "The limit that counts.", .required)
    visit.key("hard", &hard, "How far it may be raised.", .required)
  }
}
