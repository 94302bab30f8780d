import BelfrySource
import BelfryYAML

/// Finds keys that are left empty where Compose wants a value.
enum ComposeNulls {
  /// Keys that may be empty; `*` stands for any key or element.
  private static let allowed: [ComposePath] = [
    "include", "services.*.develop", "services.*.develop.watch.*.exec.command",
    "services.*.deploy", "services.*.deploy.labels.*", "services.*.annotations.*",
    "services.*.build.args.*", "services.*.build.ssh.*", "services.*.build.labels.*",
    "services.*.command", "services.*.entrypoint", "services.*.environment.*",
    "services.*.extends.file", "services.*.gpus.*.options.*", "services.*.labels.*",
    "services.*.deploy.resources.reservations.devices.*.options.*",
    "services.*.logging.options.*", "services.*.models.*", "services.*.networks.*",
    "services.*.pre_start.*.command", "services.*.pre_start.*.environment.*",
    "services.*.post_start.*.command", "services.*.post_start.*.environment.*",
    "services.*.pre_stop.*.command", "services.*.pre_stop.*.environment.*",
    "services.*.storage_opt.*", "services.*.sysctls.*", "services.*.volumes.*.volume.labels.*",
    "networks.*", "networks.*.labels.*", "volumes.*", "volumes.*.labels.*", "secrets.*.labels.*",
    "configs.*.labels.*",
  ].map { ComposePath($0) }

  /// Below these nothing is known about values.
  private static let free: [ComposePath] = [
    "include.*"
  ].map { ComposePath($0) }

  /// Reports empty keys; those that were reported already are left out.
  static func check(_ root: Node, _ context: inout DecodeContext) {
    let places = Set(context.diagnostics.compactMap(\.span))
    check(root, ComposePath(), places, &context)
  }

  private static func check(
    _ node: Node, _ path: ComposePath, _ places: Set<Span>, _ context: inout DecodeContext
  ) {
    guard path.keys.count < 12, !free.contains(where: { path.matches($0) }) else { return }
    for item in node.items { check(item, path.appending("*"), places, &context) }
    for pair in node.merged where pair.key.kind == .scalar {
      let isExtension = pair.key.text.hasPrefix("x-")
      let inner = path.appending(pair.key.text)
      guard pair.value.isNull, pair.value.tag == nil else {
        if !isExtension || path.keys.count == 1 { check(pair.value, inner, places, &context) }
        continue
      }
      let isAllowed = allowed.contains { inner.matches($0) }
      if isAllowed || isExtension || places.contains(pair.key.span) { continue }
      context.report(
        "yaml/wrong-type", at: pair.key.span, "'\(pair.key.shortText)' is empty",
        help: "give it a value, or take it away")
    }
  }
}
