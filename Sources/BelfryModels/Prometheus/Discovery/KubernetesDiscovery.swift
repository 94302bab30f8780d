package import BelfrySource
package import BelfryYAML

/// Targets from Kubernetes.
package struct KubernetesDiscovery: CheckedModel, Sendable {
  package var apiServer: Located<String>?
  package var role: Located<KubernetesRole>?
  package var kubeconfigFile: Located<String>?
  package var namespaces: KubernetesNamespaces?
  package var selectors: [Located<KubernetesSelector>] = []
  package var attachMetadata: KubernetesMetadata?
  /// How requests are made and authorised.
  package var http = HTTPClientOptions()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Targets from Kubernetes."

  /// Reports an address that is none, and proxies that contradict each other.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.checkURL("api_server", in: node)
    http.checkParts(node, &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("api_server", &apiServer, "Address of the API; the pod's own where it is absent.")
    visit.key("role", &role, "What is found.")
    visit.key("kubeconfig_file", &kubeconfigFile, "File with address and credentials.")
    visit.key("namespaces", &namespaces, "Namespaces that are looked at; all where absent.")
    visit.key("selectors", &selectors, "Which objects are looked at.")
    visit.key("attach_metadata", &attachMetadata, "Further labels of targets.")
    http.fields(&visit)
  }
}

/// What is found in Kubernetes.
package enum KubernetesRole: String, CaseIterable, Field, Sendable {
  case node
  case pod
  case service
  case endpoints
  case endpointslice
  case ingress
}

/// Namespaces that are looked at.
package struct KubernetesNamespaces: Model, Sendable {
  package var ownNamespace: Bool?
  package var names: [Located<String>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Namespaces that are looked at."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("own_namespace", &ownNamespace, "Whether the pod's own is, too.", .byDefault("false"))
    visit.key("names", &names, "Their names.")
  }
}

/// Which objects of a role are looked at.
package struct KubernetesSelector: CheckedModel, Sendable {
  package var role: Located<KubernetesRole>?
  package var label: Located<String>?
  package var field: Located<String>?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Which objects of a role are looked at."

  /// Reports selectors that Kubernetes cannot read.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    if let label, let why = KubernetesSelectorText.fault(label: label.value) {
      context.report(
        "value/bad-selector", at: label.span ?? node.span,
        "'\(label.value)' is not a selector of labels", help: why)
    }
    if let field, let why = KubernetesSelectorText.fault(field: field.value) {
      context.report(
        "value/bad-selector", at: field.span ?? node.span,
        "'\(field.value)' is not a selector of fields", help: why)
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("role", &role, "Kind of the objects.")
    visit.key("label", &label, "Labels that they must have.")
    visit.key("field", &field, "Fields that they must have.")
  }
}

/// Further labels of targets.
package struct KubernetesMetadata: Model, Sendable {
  package var node: Bool?
  package var namespace: Bool?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Further labels of targets."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("node", &node, "Whether those of the node are attached.", .byDefault("false"))
    visit.key(
      "namespace", &namespace,
      "Whether those of the namespace are attached.", .byDefault("false"), .since("3.6"))
  }
}
