import BelfrySource
package import BelfryYAML

/// How an image is built.
package struct ComposeBuild: CheckedModel, Sendable {
  package var context: Text?
  package var dockerfile: Text?
  package var dockerfileInline: Text?
  package var args: KeyValues?
  package var ssh: KeyValues?
  package var labels: KeyValues?
  package var cacheFrom: [Text] = []
  package var cacheTo: [Text] = []
  package var noCache: FlagText?
  package var noCacheFilter: ListOrText?
  package var additionalContexts: KeyValues?
  package var entitlements: [Text] = []
  package var extraHosts: HostEntries?
  package var isolation: Text?
  package var network: Text?
  package var platforms: [Text] = []
  package var privileged: FlagText?
  package var provenance: AnyScalar?
  package var sbom: AnyScalar?
  package var pull: FlagText?
  package var secrets: [Either<Text, FileGrant>] = []
  package var shmSize: Scalar<DockerSizeKind>?
  package var tags: [Text] = []
  package var target: Text?
  package var ulimits: OrderedMap<Either<IntegerText, ComposeUlimit>> = OrderedMap<
    Either<IntegerText, ComposeUlimit>
  >()
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "How an image is built."

  /// Reports `ssh` without a value, keys without a file, and elements that stand twice.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.refuseTwins(under: ["extra_hosts", "ssh"], in: node)
    checkContexts(node, &context)
    for key in ["provenance", "sbom"] {
      guard let value = node[key], value.kind == .scalar, value.style == .plain,
        [.integer, .float].contains(value.scalarType)
      else { continue }
      context.wrongType(value, wanted: "a truth value or a text")
    }
    guard let value = node["ssh"] else { return }
    if value.isNull, value.tag == nil {
      context.report(
        "yaml/wrong-type", at: value.span, "'ssh' is empty, but a mapping or a list is wanted",
        help: "write 'ssh: [default]'")
    }
    let keys = value.items.filter { $0.text != "default" }
    needPaths(
      keys, "names no file", "write 'default', or a name with the file of its key: 'name=path'",
      &context)
  }

  private func checkContexts(_ node: Node, _ context: inout DecodeContext) {
    guard let contexts = node["additional_contexts"] else { return }
    context.refuseNumbers(under: contexts.merged.map(\.key.text), in: contexts)
    needPaths(contexts.items, "names no sources", "write 'name=path'", &context)
  }

  /// Reports elements without a path, unless a variable may bring it.
  private func needPaths(
    _ items: [Node], _ fault: String, _ help: String, _ context: inout DecodeContext
  ) {
    for item in items where item.kind == .scalar {
      if item.text.utf8.contains(0x3D) || item.text.utf8.contains(0x24) { continue }
      context.report(
        "value/bad-word", at: item.span, "'\(item.shortText)' \(fault)", help: help)
    }
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("context", &context, "Folder or address of the sources.", .byDefault("."))
    visit.key("dockerfile", &dockerfile, "The Dockerfile.", .byDefault("Dockerfile"))
    visit.key("dockerfile_inline", &dockerfileInline, "A Dockerfile that stands here.")
    visit.key("args", &args, "Arguments of the build.")
    visit.key("ssh", &ssh, "Keys of SSH for the build.")
    visit.key("labels", &labels, "Labels of the image.")
    visit.key("cache_from", &cacheFrom, "Where cached layers come from.")
    visit.key("cache_to", &cacheTo, "Where cached layers go.")
    visit.key("no_cache", &noCache, "Whether no cache is used.")
    visit.key("no_cache_filter", &noCacheFilter, "Stages for which no cache is used.")
    visit.key("additional_contexts", &additionalContexts, "Further sources by name.")
    visit.key("entitlements", &entitlements, "Permissions of the build.")
    visit.key("extra_hosts", &extraHosts, "Further names of hosts.")
    visit.key("isolation", &isolation, "Isolation on Windows.")
    visit.key("network", &network, "Network of the build.")
    visit.key("platforms", &platforms, "Systems for which it is built.")
    visit.key("privileged", &privileged, "Whether the build may do all.")
    visit.key("provenance", &provenance, "Whether its origin is attested.")
    visit.key("sbom", &sbom, "Whether its parts are listed.")
    visit.key("pull", &pull, "Whether base images are pulled.")
    visit.key("secrets", &secrets, "Secrets of the build.")
    visit.key("shm_size", &shmSize, "Size of the shared memory.")
    visit.key("tags", &tags, "Further names of the image.")
    visit.key("target", &target, "Stage that is built.")
    visit.key("ulimits", &ulimits, "Limits of processes.")
  }
}

/// What happens when sources change.
package struct ComposeDevelop: EmptyField, Model, Sendable {
  package var watch: [WatchRule] = []
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "What happens when sources change."

  /// Nothing said.
  package static var empty: ComposeDevelop { ComposeDevelop() }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("watch", &watch, "Paths that are watched.")
  }
}

/// A path that is watched.
package struct WatchRule: CheckedModel, Sendable {
  package var path: Text?
  package var action: WordText<WatchAction>?
  package var target: Text?
  package var ignore: ListOrText?
  package var include: ListOrText?
  package var initialSync: FlagText?
  package var exec: ServiceHook?
  package var unmodelled = Unmodelled()

  /// Nothing set.
  package init() {}

  /// One sentence for schema and documentation.
  package static let summary = "A path that is watched."

  /// Reports an empty path.
  package func check(_ node: Node, _ context: inout DecodeContext) {
    context.needsText("path", in: node, "name the path that is watched")
  }

  /// Every key, in the order in which it is written.
  package mutating func fields(_ visit: inout some FieldVisitor) {
    visit.key("path", &path, "The path.", .required)
    visit.key("action", &action, "What happens.", .required)
    visit.key("target", &target, "Where files go inside.")
    visit.key("ignore", &ignore, "Paths that are left out.")
    visit.key("include", &include, "Paths that count.")
    visit.key("initial_sync", &initialSync, "Whether files are brought at the start.")
    visit.key("exec", &exec, "Command that is run.")
  }
}

/// What happens when a watched path changes.
package enum WatchAction: String, CaseIterable, Sendable {
  case rebuild
  case sync
  case restart
  case syncRestart = "sync+restart"
  case syncExec = "sync+exec"
}
