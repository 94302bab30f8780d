package import BelfrySource
package import BelfryYAML

/// Where Prometheus sends its alerts.
package struct AlertingConfig: Model, Sendable {
  package var alertRelabelConfigs: [Located<RelabelConfig>] = []
  package var alertmanagers: [Located<AlertmanagerTarget>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Where Prometheus sends its alerts."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "alert_relabel_configs", &alertRelabelConfigs,
      "Steps over the alerts' labels before they are sent.")
    visit.key("alertmanagers", &alertmanagers, "The Alertmanagers.")
  }
}

/// A group of Alertmanagers and how they are reached.
package struct AlertmanagerTarget: CheckedModel, Sendable {
  package var scheme: Located<Scheme>?
  package var pathPrefix: Located<String>?
  package var timeout: PrometheusDuration?
  package var apiVersion: Located<AlertmanagerAPI>?
  package var sigv4: SigV4Config?
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  /// Where they are found.
  package var discovery = ServiceDiscovery()
  package var relabelConfigs: [Located<RelabelConfig>] = []
  package var alertRelabelConfigs: [Located<RelabelConfig>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A group of Alertmanagers and how they are reached."

  /// Reports URLs for targets and contradictory credentials.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    http.check(node, &context)
    context.exclusive(["basic_auth", "authorization", "oauth2", "sigv4"], in: node)
    if relabelConfigs.isEmpty { discovery.checkTargets(&context) }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("scheme", &scheme, "Protocol of the request.", .byDefault("http"))
    visit.key(
      "path_prefix", &pathPrefix, "What stands before the path of the request.", .byDefault("/"))
    visit.key("timeout", &timeout, "How long a request may take.", .byDefault("10s"))
    visit.key("api_version", &apiVersion, "Version of Alertmanager's interface.", .byDefault("v2"))
    visit.key("sigv4", &sigv4, "Credentials of AWS.")
    http.fields(&visit)
    discovery.fields(&visit)
    visit.key("relabel_configs", &relabelConfigs, "Steps over the labels of the Alertmanagers.")
    visit.key(
      "alert_relabel_configs", &alertRelabelConfigs,
      "Steps over the alerts for these Alertmanagers.", .since("2.51"))
  }
}

/// A version of Alertmanager's interface; `v1` ended with Prometheus 3.0.
package enum AlertmanagerAPI: String, CaseIterable, Field, Sendable {
  case v2
}

/// Credentials of AWS with which requests are signed.
package struct SigV4Config: CheckedModel, Sendable {
  package var region: Located<String>?
  package var accessKey: Located<String>?
  package var secretKey: Located<String>?
  package var profile: Located<String>?
  package var roleArn: Located<String>?
  package var externalId: Located<String>?
  package var useFipsStsEndpoint: Bool?
  package var serviceName: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Credentials of AWS with which requests are signed."

  /// Reports half of a key.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    let (hasKey, hasSecret) = (
      accessKey?.value.isEmpty == false, secretKey?.value.isEmpty == false
    )
    guard hasKey != hasSecret else { return }
    let missing = hasKey ? "secret_key" : "access_key"
    context.needsOne(of: [missing], in: node, help: "the two halves of a key belong together")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("region", &region, "Region of AWS.")
    visit.key("access_key", &accessKey, "Id of the key.")
    visit.key("secret_key", &secretKey, "The key.")
    visit.key("profile", &profile, "Profile of AWS.")
    visit.key("role_arn", &roleArn, "Role that is taken.")
    visit.key(
      "external_id", &externalId, "External id with which the role is taken.", .since("3.6"))
    visit.key(
      "use_fips_sts_endpoint", &useFipsStsEndpoint,
      "Whether the FIPS endpoint of STS is asked.", .byDefault("false"))
    visit.key(
      "service_name", &serviceName, "Service for which requests are signed.", .byDefault("aps"))
  }
}
