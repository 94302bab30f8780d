import BelfrySource
import BelfryYAML

/// Puts one tree over another by the merge rules of the Compose specification.
struct ComposeMerge {
  /// How two values of one key become one, where it is not the usual way: mappings key by key,
  /// lists behind each other, scalars replaced.
  private enum Rule {
    case replace
    case sequence
    case hosts
    case namesToMap(ComposeMap)
    case build
    case logging
    case addressPools
  }

  /// What a name alone becomes in the long form.
  enum ComposeMap {
    case empty
    case dependency
  }

  private static let rules: [(ComposePath, Rule)] =
    ([
      ("networks.*.ipam.config", .addressPools), ("networks.*.labels", .sequence),
      ("volumes.*.labels", .sequence), ("models.*.runtime_flags", .replace),
      ("services.*.annotations", .sequence), ("services.*.build", .build),
      ("services.*.build.args", .sequence), ("services.*.build.additional_contexts", .sequence),
      ("services.*.build.extra_hosts", .hosts), ("services.*.build.labels", .sequence),
      ("services.*.command", .replace), ("services.*.depends_on", .namesToMap(.dependency)),
      ("services.*.deploy.labels", .sequence), ("services.*.dns", .sequence),
      ("services.*.dns_opt", .sequence), ("services.*.dns_search", .sequence),
      ("services.*.entrypoint", .replace), ("services.*.env_file", .sequence),
      ("services.*.label_file", .sequence), ("services.*.environment", .sequence),
      ("services.*.extra_hosts", .hosts), ("services.*.healthcheck.test", .replace),
      ("services.*.labels", .sequence), ("services.*.logging", .logging),
      ("services.*.models", .namesToMap(.empty)), ("services.*.networks", .namesToMap(.empty)),
      ("services.*.sysctls", .sequence), ("services.*.tmpfs", .sequence),
      ("services.*.ulimits.*", .replace), ("services.*.volumes.*.volume.labels", .sequence),
    ] as [(String, Rule)]).map { (ComposePath($0.0), $0.1) }

  var diagnostics: [Diagnostic] = []

  /// The base with the other tree over it; both lie at the path.
  mutating func merge(
    _ base: ComposeTree, _ other: ComposeTree, at path: ComposePath = ComposePath()
  ) -> ComposeTree {
    let rule = path.keys.count < 3 ? nil : Self.rules.first { path.matches($0.0) }?.1
    switch rule {
    case .replace?: return other
    case .sequence?: return append(base.asSequence, other.asSequence, base)
    case .hosts?:
      var seen: Set<String?> = []
      let items = (base.asSequence + other.asSequence).filter { seen.insert($0.text).inserted }
      return ComposeTree(.list(items), at: base.origin)
    case .namesToMap(let filler)?:
      return mergeMaps(base.namesAsMap(filler), other.namesAsMap(filler), path)
    case .build?: return mergeMaps(base.buildAsMap, other.buildAsMap, path)
    case .logging?: return mergeLogging(base, other, path)
    case .addressPools?: return mergePools(base, other, path)
    case nil: break
    }
    if other.isNull || base.isNull { return other.isNull ? base : other }
    switch (base.content, other.content) {
    case (.map, .map): return mergeMaps(base, other, path)
    case (.list(let items), .list(let others)): return append(items, others, base)
    case (.map, _), (.list, _):
      report(base, other, path)
      return base
    case (.scalar, _): return other
    }
  }

  private mutating func report(_ base: ComposeTree, _ other: ComposeTree, _ path: ComposePath) {
    diagnostics.append(
      Diagnostic(
        "yaml/wrong-type", .error,
        "'\(path)' is \(other.article) here, but \(base.isMap ? "a mapping" : "a list") before",
        help: "write both in the same form", file: other.origin.file, at: other.origin.span,
        related: [
          .init("it is put over this", file: base.origin.file, span: base.origin.span)
        ]))
  }

  private func append(
    _ items: [ComposeTree], _ others: [ComposeTree], _ base: ComposeTree
  ) -> ComposeTree {
    ComposeTree(.list(items + others), at: base.origin)
  }

  /// Key by key; keys that only the other has come last.
  mutating func mergeMaps(
    _ base: ComposeTree, _ other: ComposeTree, _ path: ComposePath
  ) -> ComposeTree {
    guard base.isMap, other.isMap else {
      if other.isNull { return base }
      if !base.isNull { report(base, other, path) }
      return other
    }
    var entries = base.entries
    var places: [String: Int] = [:]
    for (index, entry) in entries.enumerated() { places[entry.key] = index }
    for entry in other.entries {
      if let index = places[entry.key] {
        let before = entries[index].value
        entries[index].value = merge(before, entry.value, at: path.appending(entry.key))
        // A service begins where it stands first: what it lacks is said there.
        if before.isNull || !entry.value.isNull && path.keys.count != 1 {
          entries[index].origin = entry.origin
        }
      } else {
        places[entry.key] = entries.count
        entries.append(entry)
      }
    }
    return ComposeTree(.map(entries), at: base.origin)
  }

  /// Options are put together only where both have the same driver, or one has none.
  private mutating func mergeLogging(
    _ base: ComposeTree, _ other: ComposeTree, _ path: ComposePath
  ) -> ComposeTree {
    if let left = base["driver"]?.text, let right = other["driver"]?.text, left != right {
      return other
    }
    return mergeMaps(base, other, path)
  }

  /// Pools of the same subnet are put together, the others stay beside each other.
  private mutating func mergePools(
    _ base: ComposeTree, _ other: ComposeTree, _ path: ComposePath
  ) -> ComposeTree {
    guard base.isList, other.isList else { return other.isNull ? base : other }
    var pools = base.items
    for pool in other.items {
      let subnet = pool["subnet"]?.text
      if let index = pools.firstIndex(where: { $0["subnet"]?.text == subnet }) {
        pools[index] = mergeMaps(pools[index], pool, path.appending("\(index)"))
      } else {
        pools.append(pool)
      }
    }
    return ComposeTree(.list(pools), at: base.origin)
  }
}

extension ComposeTree {
  /// A list of texts `NAME=value`, sorted where it was a mapping; one text is a list of one.
  var asSequence: [ComposeTree] {
    switch content {
    case .list(let items): return items
    case .scalar(let scalar): return scalar.isNull ? [] : [self]
    case .map(let entries):
      let items = entries.flatMap { entry -> [(String, ComposeOrigin)] in
        let values = entry.value.isList ? entry.value.items : [entry.value]
        return values.map { value in
          (value.text.map { "\(entry.key)=\($0)" } ?? entry.key, entry.origin)
        }
      }
      return items.sorted { $0.0 < $1.0 }.map { ComposeTree(text: $0.0, at: $0.1) }
    }
  }

  /// A list of names as a mapping from names.
  func namesAsMap(_ filler: ComposeMerge.ComposeMap) -> ComposeTree {
    guard case .list(let items) = content, items.allSatisfy({ $0.text != nil }) else { return self }
    let entries = items.map { item in
      ComposeEntry(item.text ?? "", at: item.origin, filler.value(at: item.origin))
    }
    return ComposeTree(.map(entries), at: origin)
  }

  /// A build that is a folder alone as a mapping.
  var buildAsMap: ComposeTree {
    guard text != nil else { return self }
    return ComposeTree(.map([ComposeEntry("context", at: origin, self)]), at: origin)
  }
}

extension ComposeMerge.ComposeMap {
  func value(at origin: ComposeOrigin) -> ComposeTree {
    switch self {
    case .empty: ComposeTree(.scalar(ComposeScalar(text: "", type: .null)), at: origin)
    case .dependency:
      ComposeTree(
        .map([
          ComposeEntry("condition", at: origin, ComposeTree(text: "service_started", at: origin)),
          ComposeEntry(
            "required", at: origin,
            ComposeTree(.scalar(ComposeScalar(text: "true", type: .bool(true))), at: origin)),
        ]), at: origin)
    }
  }
}
