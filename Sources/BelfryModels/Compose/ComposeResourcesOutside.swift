import BelfrySource
package import BelfryYAML

/// A network.
package struct ComposeNetwork: EmptyField, CheckedModel, Sendable {
  package var name: Text?
  package var driver: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var ipam: ComposeIPAM?
  package var external: Either<FlagText, ExternalName>?
  package var `internal`: FlagText?
  package var enableIpv4: FlagText?
  package var enableIpv6: FlagText?
  package var attachable: FlagText?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A network."

  /// Nothing said.
  package static var empty: ComposeNetwork { ComposeNetwork() }

  /// Reports what an external network cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check(["driver", "driver_opts", "ipam", "internal"], node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("driver", &driver, "Its driver.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("ipam", &ipam, "How addresses are given.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("internal", &`internal`, "Whether it leads nowhere outside.")
    visit.key("enable_ipv4", &enableIpv4, "Whether it has IPv4.", .byDefault("true"))
    visit.key("enable_ipv6", &enableIpv6, "Whether it has IPv6.", .byDefault("false"))
    visit.key("attachable", &attachable, "Whether single containers may join.")
    visit.key("labels", &labels, "Its labels.")
  }
}

/// How addresses are given.
package struct ComposeIPAM: Model, Sendable {
  package var driver: Text?
  package var config: [AddressPool] = []
  package var options: OrderedMap<Text> = OrderedMap<Text>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How addresses are given."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("driver", &driver, "The driver.")
    visit.key("config", &config, "Ranges of addresses.")
    visit.key("options", &options, "Options of the driver.")
  }
}

/// A range of addresses.
package struct AddressPool: Model, Sendable {
  package var subnet: Text?
  package var ipRange: Text?
  package var gateway: Text?
  package var auxAddresses: OrderedMap<Text> = OrderedMap<Text>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A range of addresses."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("subnet", &subnet, "The network, as 172.28.0.0/16.")
    visit.key("ip_range", &ipRange, "Range from which containers get addresses.")
    visit.key("gateway", &gateway, "Address of the gateway.")
    visit.key("aux_addresses", &auxAddresses, "Addresses that are kept free, by name.")
  }
}

/// A volume.
package struct ComposeVolume: EmptyField, CheckedModel, Sendable {
  package var name: Text?
  package var driver: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var external: Either<FlagText, ExternalName>?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A volume."

  /// Nothing said.
  package static var empty: ComposeVolume { ComposeVolume() }

  /// Reports what an external volume cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check(["driver", "driver_opts", "labels"], node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("driver", &driver, "Its driver.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("labels", &labels, "Its labels.")
  }
}

/// Name of a resource that is made elsewhere, in its old form.
package struct ExternalName: Model, Sendable {
  package var name: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Name of a resource that is made elsewhere, in its old form."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "name", &name,
      "Name outside.", .deprecated(since: "2.0", instead: "name beside 'external: true'"))
  }
}

/// A secret.
package struct ComposeSecret: EmptyField, CheckedModel, Sendable {
  package var name: Text?
  package var file: Text?
  package var environment: Text?
  package var external: Either<FlagText, ExternalName>?
  package var driver: Text?
  package var driverOpts: OrderedMap<AnyScalar> = OrderedMap<AnyScalar>()
  package var templateDriver: Text?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A secret."

  /// Nothing said.
  package static var empty: ComposeSecret { ComposeSecret() }

  /// A secret in a file.
  package init(file: String) { self.file = Text(file) }

  /// Reports two sources, and what an external secret cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check(["file", "environment", "driver", "driver_opts"], node, &context)
    context.exclusive(["file", "environment"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("file", &file, "File with the secret.")
    visit.key("environment", &environment, "Variable with the secret.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("driver", &driver, "Its driver.")
    visit.key("driver_opts", &driverOpts, "Options of the driver.")
    visit.key("template_driver", &templateDriver, "Driver that fills in templates.")
    visit.key("labels", &labels, "Its labels.")
  }
}

/// A file that services get.
package struct ComposeConfig: EmptyField, CheckedModel, Sendable {
  package var name: Text?
  package var content: Text?
  package var file: Text?
  package var environment: Text?
  package var external: Either<FlagText, ExternalName>?
  package var templateDriver: Text?
  package var labels: KeyValues?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A file that services get."

  /// Nothing said.
  package static var empty: ComposeConfig { ComposeConfig() }

  /// Reports two sources, and what an external config cannot have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check(["content", "file", "environment"], node, &context)
    context.exclusive(["content", "file", "environment"], in: node)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name outside of the project.")
    visit.key("content", &content.block, "The content.")
    visit.key("file", &file, "File with the content.")
    visit.key("environment", &environment, "Variable with the content.")
    visit.key("external", &external, "Whether it is made elsewhere.")
    visit.key("template_driver", &templateDriver, "Driver that fills in templates.")
    visit.key("labels", &labels, "Its labels.")
  }
}

extension Either<FlagText, ExternalName>? {
  /// Whether the resource is made elsewhere; nothing where a variable decides.
  package var isExternal: Bool? {
    switch self {
    case .none: false
    case .long: true
    case .short(let flag): flag.meaning
    }
  }

  /// Reports keys that an external resource cannot have, and a name in both forms.
  func check(_ keys: [String], _ node: Node, _ context: inout DecodeContext) {
    guard isExternal == true else { return }
    for key in keys {
      guard let pair = node.merged.first(where: { $0.key.text == key }), !pair.value.isNull else {
        continue
      }
      context.report(
        "value/conflicting-keys", at: pair.key.span, "'\(key)' cannot stand beside 'external'",
        help: "remove it: what is external is made elsewhere")
    }
    if case .long(let old)? = self, let span = old.name?.span, node["name"] != nil {
      context.report(
        "value/conflicting-keys", at: span, "'external.name' cannot stand beside 'name'",
        help: "keep 'name', and write 'external: true'")
    }
  }
}
