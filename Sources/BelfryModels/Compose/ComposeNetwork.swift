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

  /// Reports what an external network has in vain.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    external.check([], ignored: ["driver", "driver_opts", "ipam", "internal"], node, &context)
    context.refuseFlags(under: ["driver_opts"], in: node)
    context.refuseTwins(under: ["labels"], in: node)
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
