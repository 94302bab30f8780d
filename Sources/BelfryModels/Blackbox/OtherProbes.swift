package import BelfrySource
package import BelfryYAML

/// A connection of TCP and what is said on it.
package struct TCPProbe: Model, Sendable {
  package var preferredIpProtocol: IPProtocol?
  package var ipProtocolFallback: Bool?
  package var sourceIpAddress: Located<String>?
  package var queryResponse: [QueryResponse] = []
  package var tls: Bool?
  package var tlsConfig: TLSConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A connection of TCP and what is said on it."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "preferred_ip_protocol", &preferredIpProtocol,
      "Version of the Internet protocol.", .byDefault("ip6"))
    visit.key(
      "ip_protocol_fallback", &ipProtocolFallback,
      "Whether the other version is tried, too.", .byDefault("true"))
    visit.key("source_ip_address", &sourceIpAddress, "Own address.")
    visit.key("query_response", &queryResponse, "What is sent and expected, in turn.")
    visit.key("tls", &tls, "Whether TLS starts with the connection.", .byDefault("false"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
  }
}

/// A connection of a Unix socket and what is said on it.
package struct UnixProbe: Model, Sendable {
  package var queryResponse: [QueryResponse] = []
  package var tls: Bool?
  package var tlsConfig: TLSConfig?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A connection of a Unix socket and what is said on it."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("query_response", &queryResponse, "What is sent and expected, in turn.")
    visit.key("tls", &tls, "Whether TLS starts with the connection.", .byDefault("false"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
  }
}

/// One step of a conversation.
package struct QueryResponse: CheckedModel, Sendable {
  package var expect: Located<String>?
  package var expectBytes: Located<String>?
  package var labels: [QueryLabel] = []
  package var send: Located<String>?
  package var starttls: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "One step of a conversation."

  /// Reports two things to expect, and a text that is no expression.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.exclusive(["expect", "expect_bytes"], in: node)
    context.checkExpressions(expect.map { [$0] } ?? [])
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("expect", &expect, "Expression that a line has to match.")
    visit.key("expect_bytes", &expectBytes, "Bytes that have to come.", .since("0.28"))
    visit.key("labels", &labels, "Labels that are taken from the match.", .since("0.26"))
    visit.key("send", &send, "What is sent; ${1} is a group of the match.")
    visit.key("starttls", &starttls, "Whether TLS starts here.", .byDefault("false"))
  }
}

/// A label that is taken from a match.
package struct QueryLabel: Model, Sendable {
  package var name: Located<String> = Located("")
  package var value: Located<String> = Located("")
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A label that is taken from a match."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "The label.", .required)
    visit.key("value", &value, "Its value; ${1} is a group of the match.", .required)
  }
}

/// An echo request.
package struct ICMPProbe: CheckedModel, Sendable {
  package var preferredIpProtocol: IPProtocol?
  package var ipProtocolFallback: Bool?
  package var sourceIpAddress: Located<String>?
  package var dontFragment: Bool?
  package var payloadSize: Count?
  package var ttl: Count?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "An echo request."

  /// Reports more hops than a packet can count.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let ttl, ttl.value > 255, let value = node["ttl"] else { return }
    context.report("value/out-of-range", at: value.span, "'ttl' takes a whole number up to 255")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "preferred_ip_protocol", &preferredIpProtocol,
      "Version of the Internet protocol.", .byDefault("ip6"))
    visit.key(
      "ip_protocol_fallback", &ipProtocolFallback,
      "Whether the other version is tried, too.", .byDefault("true"))
    visit.key("source_ip_address", &sourceIpAddress, "Own address.")
    visit.key("dont_fragment", &dontFragment, "Whether it must not be cut.", .byDefault("false"))
    visit.key("payload_size", &payloadSize, "Bytes that are sent.")
    visit.key("ttl", &ttl, "Hops that it may take.")
  }
}

/// A question for health by gRPC.
package struct GRPCProbe: Model, Sendable {
  package var service: Located<String>?
  package var preferredIpProtocol: IPProtocol?
  package var ipProtocolFallback: Bool?
  package var tls: Bool?
  package var tlsConfig: TLSConfig?
  package var metadata: OrderedMap<[Located<String>]> = OrderedMap<[Located<String>]>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A question for health by gRPC."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("service", &service, "Service that is asked for.")
    visit.key(
      "preferred_ip_protocol", &preferredIpProtocol,
      "Version of the Internet protocol.", .byDefault("ip6"))
    visit.key(
      "ip_protocol_fallback", &ipProtocolFallback,
      "Whether the other version is tried, too.", .byDefault("true"))
    visit.key("tls", &tls, "Whether TLS is spoken.", .byDefault("false"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    visit.key("metadata", &metadata, "Metadata of the question.")
  }
}

/// A question to the DNS and what its answer must be.
package struct DNSProbe: CheckedModel, Sendable {
  package var preferredIpProtocol: IPProtocol?
  package var ipProtocolFallback: Bool?
  package var sourceIpAddress: Located<String>?
  package var transportProtocol: DNSTransport?
  package var dnsOverTls: Bool?
  package var tlsConfig: TLSConfig?
  package var queryName: Located<String> = Located("")
  package var queryType: Located<String>?
  package var queryClass: Located<String>?
  package var recursionDesired: Bool?
  package var validRcodes: [Located<String>] = []
  package var validateAnswerRrs: RecordRules?
  package var validateAuthorityRrs: RecordRules?
  package var validateAdditionalRrs: RecordRules?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A question to the DNS and what its answer must be."

  /// Reports an empty name, and types and classes that the exporter does not know.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("query_name", in: node, "give it a name")
    if let queryType, !queryType.value.isEmpty { check(queryType, "type", Self.types, &context) }
    if let queryClass, !queryClass.value.isEmpty {
      check(queryClass, "class", ["IN", "CS", "CH", "HS", "NONE", "ANY"], &context)
    }
  }

  private func check(
    _ word: Located<String>, _ what: String, _ known: Set<String>, _ context: inout DecodeContext
  ) {
    guard !known.contains(word.value), let span = word.span else { return }
    context.report(
      "value/bad-word", at: span, "'\(word.value)' is not a \(what) of the DNS",
      help: known.contains(word.value.uppercased())
        ? "write it in capitals: \(word.value.uppercased())" : nil)
  }

  /// What blackbox_exporter 0.28 takes, asked by itself.
  private static let types: Set<String> = [
    "A", "AAAA", "AFSDB", "AMTRELAY", "ANY", "APL", "ATMA", "AVC", "AXFR", "CAA", "CDNSKEY", "CDS",
    "CERT", "CNAME", "CSYNC", "DHCID", "DLV", "DNAME", "DNSKEY", "DS", "EID", "EUI48", "EUI64",
    "GID", "GPOS", "HINFO", "HIP", "HTTPS", "IPSECKEY", "ISDN", "IXFR", "KEY", "KX", "L32", "L64",
    "LOC", "LP", "MAILA", "MAILB", "MB", "MD", "MF", "MG", "MINFO", "MR", "MX", "NAPTR", "NID",
    "NIMLOC", "NINFO", "NS", "NSAP-PTR", "NSEC", "NSEC3", "NSEC3PARAM", "NULL", "NXNAME", "NXT",
    "None", "OPENPGPKEY", "OPT", "PTR", "PX", "RESINFO", "RKEY", "RP", "RRSIG", "RT", "Reserved",
    "SIG", "SMIMEA", "SOA", "SPF", "SRV", "SSHFP", "SVCB", "TA", "TALINK", "TKEY", "TLSA", "TSIG",
    "TXT", "UID", "UINFO", "UNSPEC", "URI", "X25", "ZONEMD",
  ]

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "preferred_ip_protocol", &preferredIpProtocol,
      "Version of the Internet protocol.", .byDefault("ip6"))
    visit.key(
      "ip_protocol_fallback", &ipProtocolFallback,
      "Whether the other version is tried, too.", .byDefault("true"))
    visit.key("source_ip_address", &sourceIpAddress, "Own address.")
    visit.key("transport_protocol", &transportProtocol, "tcp or udp.", .byDefault("udp"))
    visit.key("dns_over_tls", &dnsOverTls, "Whether TLS is spoken.", .byDefault("false"))
    visit.key("tls_config", &tlsConfig, "Certificates and TLS versions.")
    visit.key("query_name", &queryName, "Name that is asked for.", .required)
    visit.key("query_type", &queryType, "Type that is asked for.", .byDefault("ANY"))
    visit.key("query_class", &queryClass, "Class that is asked for.", .byDefault("IN"))
    visit.key(
      "recursion_desired", &recursionDesired,
      "Whether the server may ask others.", .byDefault("true"))
    visit.key("valid_rcodes", &validRcodes, "Answers that succeed.", .byDefault("[NOERROR]"))
    visit.key("validate_answer_rrs", &validateAnswerRrs, "Rules for the answer.")
    visit.key("validate_authority_rrs", &validateAuthorityRrs, "Rules for the authority.")
    visit.key("validate_additional_rrs", &validateAdditionalRrs, "Rules for what is added.")
  }
}

/// What carries a question to the DNS.
package enum DNSTransport: String, CaseIterable, Field, Sendable {
  case udp
  case tcp
}

/// Rules for records of the DNS.
package struct RecordRules: Model, Sendable {
  package var failIfMatchesRegexp: [Located<String>] = []
  package var failIfAllMatchRegexp: [Located<String>] = []
  package var failIfNotMatchesRegexp: [Located<String>] = []
  package var failIfNoneMatchesRegexp: [Located<String>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Rules for records of the DNS."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("fail_if_matches_regexp", &failIfMatchesRegexp, "Expressions of which a match fails.")
    visit.key(
      "fail_if_all_match_regexp", &failIfAllMatchRegexp, "Expressions that must not match all.")
    visit.key(
      "fail_if_not_matches_regexp", &failIfNotMatchesRegexp, "Expressions that have to match all.")
    visit.key(
      "fail_if_none_matches_regexp", &failIfNoneMatchesRegexp,
      "Expressions of which one has to match.")
  }
}
