package import BelfrySource
package import BelfryYAML

/// Credentials of Azure with which samples are sent.
///
/// Source: the configuration of `remote_write` in Prometheus' documentation and what its package
/// `azuread` refuses.
package struct AzureCredentials: CheckedModel, Sendable {
  /// The cloud: a word, or a mapping with addresses of one's own.
  package var cloud: AnyField?
  package var managedIdentity: AzureIdentity?
  package var workloadIdentity: AzureWorkload?
  package var oauth: AzureApplication?
  package var sdk: AzureTenant?
  package var scope: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Credentials of Azure with which samples are sent."

  private static let ways = ["managed_identity", "workload_identity", "oauth", "sdk"]

  /// Reports no way of getting a token, several ones, and a cloud that nobody knows.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsOne(of: Self.ways, in: node)
    context.exclusive(Self.ways, in: node)
    let clouds = ["AzurePublic", "AzureChina", "AzureGovernment", "AzureCustom"]
    guard let cloud = node["cloud"], cloud.kind == .scalar, !clouds.contains(cloud.text) else {
      return
    }
    context.report(
      "yaml/wrong-type", at: cloud.span, "'\(cloud.shortText)' is no cloud of Azure",
      help: nearest(to: cloud.text, in: clouds).map { "did you mean '\($0)'?" }
        ?? "there are: \(clouds.joined(separator: ", "))")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("cloud", &cloud, "The cloud.", .byDefault("AzurePublic"))
    visit.key("managed_identity", &managedIdentity, "An identity that Azure manages.")
    visit.key("workload_identity", &workloadIdentity, "An identity of a workload in Kubernetes.")
    visit.key("oauth", &oauth, "An application with a secret.", .since("2.48"))
    visit.key("sdk", &sdk, "What Azure's SDK finds by itself.", .since("2.52"))
    visit.key("scope", &scope, "Scope of the token.")
  }
}

/// An identity that Azure manages.
package struct AzureIdentity: Model, Sendable {
  package var clientId: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "An identity that Azure manages."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("client_id", &clientId, "Id of the identity.")
  }
}

/// The tenant in which Azure's SDK looks for credentials.
package struct AzureTenant: Model, Sendable {
  package var tenantId: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "The tenant in which Azure's SDK looks for credentials."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("tenant_id", &tenantId, "Id of the tenant.")
  }
}

/// An identity of a workload in Kubernetes.
package struct AzureWorkload: Model, Sendable {
  package var clientId: Located<String>?
  package var tenantId: Located<String>?
  package var tokenFilePath: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "An identity of a workload in Kubernetes."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("client_id", &clientId, "Id of the identity.")
    visit.key("tenant_id", &tenantId, "Id of the tenant.")
    visit.key("token_file_path", &tokenFilePath, "File with the token.")
  }
}

/// An application of Azure with a secret.
package struct AzureApplication: Model, Sendable {
  package var clientId = Located("")
  package var clientSecret = Located("")
  package var tenantId = Located("")
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "An application of Azure with a secret."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("client_id", &clientId, "Id of the application.", .required)
    visit.key("client_secret", &clientSecret, "Secret of the application.", .required)
    visit.key("tenant_id", &tenantId, "Id of the tenant.", .required)
  }
}

/// Credentials of Google with which samples are sent.
package struct GoogleCredentials: Model, Sendable {
  package var credentialsFile: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Credentials of Google with which samples are sent."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "credentials_file", &credentialsFile,
      "File with the credentials; what the machine has where it is not said.")
  }
}
