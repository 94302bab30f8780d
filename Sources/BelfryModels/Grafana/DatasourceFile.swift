package import BelfrySource
package import BelfryYAML

/// Datasources that Grafana makes when it starts (13).
package struct DatasourceFile: FileModel, Sendable {
  package var apiVersion: IntegerText?
  package var prune: FlagText?
  package var deleteDatasources: [DeletedDatasource] = []
  package var datasources: [Located<Datasource>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Datasources that Grafana makes when it starts (13)."

  /// The findings' family.
  package static let family = "grafana"

  /// Takes back findings about keys that a file of version 0 may have.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard ProvisioningVersion.isZero(node) else { return }
    ProvisioningVersion.forgive(
      [node] + (node["datasources"]?.items ?? []), ["editable"], &context)
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("apiVersion", &apiVersion, "Version of the form.", .byDefault("1"))
    visit.key(
      "prune", &prune,
      "Whether datasources that vanish from the file are deleted.",
      .byDefault("false"), .since("11.0"))
    visit.key("deleteDatasources", &deleteDatasources, "Datasources that are deleted before.")
    visit.key("datasources", &datasources, "The datasources.")
  }
}

/// A datasource that is deleted.
package struct DeletedDatasource: Model, Sendable {
  package var name: AnyScalar?
  package var orgId: IntegerText?
  package var orgName: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A datasource that is deleted."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.", .required)
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("orgName", &orgName, "Name of its organisation.")
  }
}

/// A datasource.
package struct Datasource: CheckedModel, Sendable {
  package var name: AnyScalar?
  package var type: AnyScalar?
  package var uid: AnyScalar?
  package var access: AnyScalar?
  package var orgId: IntegerText?
  package var orgName: AnyScalar?
  package var url: AnyScalar?
  package var user: AnyScalar?
  package var database: AnyScalar?
  package var basicAuth: GrafanaFlag?
  package var basicAuthUser: AnyScalar?
  package var withCredentials: GrafanaFlag?
  package var isDefault: GrafanaFlag?
  package var jsonData: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var secureJsonData: OrderedMap<AnyField> = OrderedMap<AnyField>()
  package var version: IntegerText?
  package var editable: GrafanaFlag?
  package var correlations: [AnyField] = []
  package var typeLogoUrl: AnyScalar?
  package var readOnly: FlagText?
  package var apiVersion: AnyScalar?
  package var password: AnyScalar?
  package var basicAuthPassword: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A datasource."

  /// Reports an empty name or type.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("name", in: node, "every datasource needs a name of its own")
    context.needsText("type", in: node, "name its plugin: 'prometheus'")
    if let type, let settings = node["jsonData"] { checkSettings(type.value, settings, &context) }
  }

  /// Reports settings of Grafana's own plugins that are misspelt or have a value that is not known.
  private func checkSettings(_ type: String, _ settings: Node, _ context: inout DecodeContext) {
    guard let known = DatasourceSettings.json(type) else { return }
    let pairs = settings.merged
    let present = Set(pairs.map(\.key.text))
    for pair in pairs {
      let key = pair.key.text
      if !known.contains(key), !DatasourceSettings.isPlain(key), !DatasourceSettings.isSecret(key),
        let meant = nearest(to: key, in: known), !present.contains(meant)
      {
        context.report(
          "yaml/unknown-key", at: pair.key.span, "unknown key '\(pair.key.shortText)'",
          help: "did you mean '\(meant)'?",
          fixes: [
            FixIt("rename it to '\(meant)'", edits: [.init(pair.key.span, meant)], isSafe: false)
          ])
      }
      let value = pair.value
      guard value.kind == .scalar, !value.isNull, !value.text.contains("$") else { continue }
      if let words = DatasourceSettings.words(type, key), !words.contains(value.text) {
        let list = words.map { "'\($0)'" }.joined(separator: ", ")
        context.report(
          "yaml/wrong-type", at: value.span,
          "this is '\(value.shortText)', but one of \(list) is wanted",
          help: nearest(to: value.text, in: words).map { "did you mean '\($0)'?" })
      }
      // Grafana makes seconds of a number in quotes, and takes '>' before an interval.
      let isInterval =
        key == "timeInterval" && value.scalarType == .string
        && DatasourceSettings.interval(value.text) != nil
      if DatasourceSettings.durations.contains(key), !value.text.isEmpty, !isInterval {
        _ = DurationText.decode(value, &context)
      }
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.", .required)
    visit.key("type", &type, "Its plugin.", .required)
    visit.key("uid", &uid, "Its fixed id.")
    visit.key(
      "access", &access, "Who asks it: Grafana (proxy) or the browser (direct).",
      .byDefault("proxy"))
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("orgName", &orgName, "Name of its organisation.")
    visit.key("url", &url, "Its address.")
    visit.key("user", &user, "User of the database.")
    visit.key("database", &database, "Name of the database.")
    visit.key("basicAuth", &basicAuth, "Whether a user name and password are sent.")
    visit.key("basicAuthUser", &basicAuthUser, "The user name.")
    visit.key("withCredentials", &withCredentials, "Whether the browser's cookies are sent.")
    visit.key("isDefault", &isDefault, "Whether panels without a datasource use it.")
    visit.key("jsonData", &jsonData, "Settings of the plugin.")
    visit.key("secureJsonData", &secureJsonData, "Secrets of the plugin.")
    visit.key("version", &version, "Number of the change.")
    visit.key("editable", &editable, "Whether it can be changed in Grafana.", .byDefault("false"))
    visit.key("correlations", &correlations, "Links from its results.", .since("10.0"))
    visit.key("typeLogoUrl", &typeLogoUrl, "Picture of the plugin.")
    visit.key("readOnly", &readOnly, "Whether it cannot be changed.")
    visit.key("apiVersion", &apiVersion, "Version of the plugin's form.")
    visit.key(
      "password", &password,
      "Password of the database.", .deprecated(since: "6.2", instead: "secureJsonData.password"))
    visit.key(
      "basicAuthPassword", &basicAuthPassword,
      "Password of HTTP.", .deprecated(since: "6.2", instead: "secureJsonData.basicAuthPassword"))
  }
}
