import BelfrySource
package import BelfryYAML

/// A Compose file (Compose specification, current in 2026).
package struct ComposeFile: FileModel, Sendable {
  package var version: Text?
  package var name: Text?
  package var include: [Either<Text, ComposeInclude>] = []
  package var services: OrderedMap<ComposeService> = OrderedMap<ComposeService>()
  package var models: OrderedMap<ComposeModel> = OrderedMap<ComposeModel>()
  package var networks: OrderedMap<ComposeNetwork> = OrderedMap<ComposeNetwork>()
  package var volumes: OrderedMap<ComposeVolume> = OrderedMap<ComposeVolume>()
  package var secrets: OrderedMap<ComposeSecret> = OrderedMap<ComposeSecret>()
  package var configs: OrderedMap<ComposeConfig> = OrderedMap<ComposeConfig>()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A Compose file (Compose specification, current in 2026)."

  /// The findings' family.
  package static let family = "compose"

  /// Reads the document; keys with `x-` are kept among those that are not modelled.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> ComposeFile? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: family, from: before) }
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    context.takesExtensions = true
    var file = decodeKeys(node, &context)
    file.unmodelled.entries += node.pairs.filter { $0.key.text.hasPrefix("x-") }
      .map { Value.Entry($0.key.text, Value($0.value)) }
    file.check(node, &context)
    return file
  }

  /// Reports names that Compose refuses.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    ComposeNulls.check(node, &context)
    let keys = services.entries.map(\.key) + volumes.entries.map(\.key)
    for key in keys + secrets.entries.map(\.key) + configs.entries.map(\.key) {
      guard !ComposeName.isResource(key.value), let span = key.span else { continue }
      context.report(
        "value/bad-name", at: span, "'\(key.value)' is not a name",
        help: "use letters, digits, '.', '-' and '_'")
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key(
      "version", &version,
      "Not used any more.", .deprecated(since: "2.0", instead: "nothing: remove it"))
    visit.key("name", &name, "Name of the project.")
    visit.key("include", &include, "Other Compose files that belong to this one.")
    visit.key("services", &services, "The services.")
    visit.key("models", &models, "Language models that services use.")
    visit.key("networks", &networks, "The networks.")
    visit.key("volumes", &volumes, "The volumes.")
    visit.key("secrets", &secrets, "The secrets.")
    visit.key("configs", &configs, "Files that services get.")
  }
}

/// A Compose file that belongs to this one.
package struct ComposeInclude: Model, Sendable {
  package var path: ListOrText?
  package var envFile: ListOrText?
  package var projectDirectory: Text?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A Compose file that belongs to this one."

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The file, and files that override it.", .required)
    visit.key("env_file", &envFile, "Files with variables for it.")
    visit.key("project_directory", &projectDirectory, "Folder to which its paths are relative.")
  }
}

/// A language model that services use.
package struct ComposeModel: CheckedModel, Sendable {
  package var name: Text?
  package var source: Text?
  package var contextSize: IntegerText?
  package var runtimeFlags: [Text] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A language model that services use."

  /// Reports a number of tokens in quotes.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    guard let size = node["context_size"], size.resolved == .string,
      !size.text.utf8.contains(0x24)
    else { return }
    context.report(
      "yaml/wrong-type", at: size.span, "this is a text, but a whole number is wanted",
      help: "leave the quotes out")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("name", &name, "Name of the model.")
    visit.key("model", &source, "Where the model comes from.", .required)
    visit.key("context_size", &contextSize, "Tokens of its context.")
    visit.key("runtime_flags", &runtimeFlags, "Flags of the program that runs it.")
  }
}
