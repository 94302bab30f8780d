package import BelfrySource
package import BelfryYAML

/// Folders from which Grafana loads dashboards (13).
package struct ProviderFile: FileModel, Sendable {
  package var apiVersion: IntegerText?
  package var providers: [Located<DashboardProvider>] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Folders from which Grafana loads dashboards (13)."

  /// The findings' family.
  package static let family = "grafana"

  /// Reads a mapping, or the list of folders alone that a file of version 0 is.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ProviderFile? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: family, from: before) }
    switch node.kind {
    case .mapping: return decodeKeys(node, &context)
    case .sequence:
      var file = ProviderFile()
      file.providers = [Located<DashboardProvider>].decode(node, &context) ?? []
      let flags: Set<String> = ["disableDeletion", "editable", "allowUiUpdates"]
      ProvisioningVersion.forgive(node.items, flags, &context)
      return file
    case .scalar:
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("apiVersion", &apiVersion, "Version of the form.", .byDefault("1"))
    visit.key("providers", &providers, "The folders.", .required)
  }
}

/// A folder from which dashboards are loaded.
package struct DashboardProvider: Model, Sendable {
  package var name: AnyScalar?
  package var orgId: IntegerText?
  package var folder: AnyScalar?
  package var folderUid: AnyScalar?
  package var type: AnyScalar?
  package var disableDeletion: GrafanaFlag?
  package var editable: GrafanaFlag?
  package var updateIntervalSeconds: IntegerText?
  package var allowUiUpdates: GrafanaFlag?
  package var options: ProviderOptions?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A folder from which dashboards are loaded."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Its name.", .required)
    visit.key("orgId", &orgId, "Its organisation.", .byDefault("1"))
    visit.key("folder", &folder, "Folder in Grafana in which they appear.")
    visit.key("folderUid", &folderUid, "Id of that folder.")
    visit.key("type", &type, "Where they are.", .byDefault("file"))
    visit.key(
      "disableDeletion", &disableDeletion,
      "Whether dashboards stay when their file is gone.", .byDefault("false"))
    visit.key(
      "editable", &editable,
      "Not used any more.", .deprecated(since: "6.0", instead: "allowUiUpdates"))
    visit.key(
      "updateIntervalSeconds", &updateIntervalSeconds,
      "How often the folder is read again.", .byDefault("10"))
    visit.key(
      "allowUiUpdates", &allowUiUpdates,
      "Whether they can be saved in Grafana.", .byDefault("false"))
    visit.key("options", &options, "Which folder it is.", .required)
  }
}

/// Which folder dashboards are in.
package struct ProviderOptions: CheckedModel, Sendable {
  package var path: AnyScalar?
  package var foldersFromFilesStructure: FlagText?
  package var folder: AnyScalar?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "Which folder dashboards are in."

  /// Reports that no folder is named, under the old name neither.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard path == nil, folder == nil else { return }
    context.needsOne(of: ["path"], in: node, help: "add 'path:' with the folder of the dashboards")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The folder.")
    visit.key(
      "foldersFromFilesStructure", &foldersFromFilesStructure,
      "Whether its folders become folders of Grafana.", .byDefault("false"))
    visit.key(
      "folder", &folder, "The old name of path.", .deprecated(since: "5.0", instead: "path"))
  }
}
