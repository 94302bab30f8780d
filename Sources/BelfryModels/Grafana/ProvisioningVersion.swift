import BelfrySource
package import BelfryYAML

/// The version of a file of datasources or dashboard providers (Grafana 13, provisioning).
package enum ProvisioningVersion {
  /// Whether Grafana reads a file in its form before version 1: it names no version, or 0.
  package static func isZero(_ root: Node) -> Bool {
    guard root.kind == .mapping, let version = root["apiVersion"], !version.isNull else {
      return true
    }
    guard version.kind == .scalar, let number = Int(version.text) else { return false }
    return number < 1
  }

  /// Keys of a datasource in version 0, with their names since.
  package static let datasourceKeys: [String: String] = [
    "org_id": "orgId", "org_name": "orgName", "basic_auth": "basicAuth",
    "basic_auth_user": "basicAuthUser", "basic_auth_password": "basicAuthPassword",
    "with_credentials": "withCredentials", "is_default": "isDefault", "json_data": "jsonData",
    "secure_json_data": "secureJsonData",
  ]

  /// Keys of a datasource that came with version 1.
  package static let newDatasourceKeys: Set<String> = Set(datasourceKeys.values).union(["uid"])

  /// Takes back what is held against a version 0 in the words of version 1: its keys, and truth
  /// values such as `yes`, which it takes.
  static func forgive(_ owners: [Node], _ flags: Set<String>, _ context: inout DecodeContext) {
    var keys: Set<Span> = []
    var values: Set<Span> = []
    for pair in owners.flatMap(\.merged) {
      if datasourceKeys[pair.key.text] != nil || pair.key.text == "delete_datasources" {
        keys.insert(pair.key.span)
      }
      if flags.contains(pair.key.text), pair.value.kind == .scalar,
        FlagKind.read(pair.value.text) != nil
      {
        values.insert(pair.value.span)
      }
    }
    context.diagnostics.removeAll { finding in
      guard let span = finding.span else { return false }
      return finding.id == "yaml/unknown-key" && keys.contains(span)
        || finding.id == "yaml/wrong-type" && values.contains(span)
    }
  }
}
