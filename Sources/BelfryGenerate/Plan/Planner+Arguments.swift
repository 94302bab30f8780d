import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Gives an exporter the arguments that a dependency's user and keys ask for, and refuses them
  /// where the pack knows none.
  mutating func arguments(_ dependency: DependencyProfile, of instance: inout PackInstance) {
    let single = dependency.keys.filter { !$0.value.isGlob }
    let globs = dependency.keys.filter(\.value.isGlob)
    let said: [(name: String, keys: [Located<RedisKey>])] = [
      ("single_keys", single), ("keys", globs), ("count_keys", dependency.countKeys),
    ].filter { !$0.keys.isEmpty }
    let known = instance.pack.manifest.arguments
    if dependency.user != nil { add(known["user"], to: &instance) }
    for (name, keys) in said {
      if known[name] == nil {
        report(
          "no-keys", at: keys.first?.span, "the pack '\(instance.pack.name)' reads no keys",
          help: "only Redis has keys; remove them")
      }
      instance.placeholders.values[name] = keys.map(\.value.argument).joined(separator: ",")
      add(known[name], to: &instance)
    }
    for keys in said {
      guard let key = keys.keys.first(where: { $0.value.glob == "*" }) else { continue }
      report(
        "too-many-keys", at: key.span, "'\(key.value.text)' are all keys of a database",
        help: "name those that are metrics, such as 'metrics:*'")
    }
    parts(of: dependency, &instance)
    if !dependency.keys.isEmpty { dropTexts(of: &instance) }
  }

  private func add(_ argument: String?, to instance: inout PackInstance) {
    guard let argument, let name = instance.pack.manifest.services.keys.first,
      case .mapping(var entries)? = instance.pack.manifest.services[name]?.value,
      let index = entries.firstIndex(where: { $0.key == "command" })
    else { return }
    switch entries[index].value {
    case .sequence(let words): entries[index].value = .sequence(words + [.string(argument)])
    case .flow(let words): entries[index].value = .flow(words + [.string(argument)])
    default: return
    }
    instance.pack.manifest.services[name] = AnyField(.mapping(entries))
  }

  /// Leaves out the metrics of parts that nobody asked for.
  private func parts(of dependency: DependencyProfile, _ instance: inout PackInstance) {
    for part in instance.pack.manifest.parts.entries where part.value.usual == false {
      let isThere =
        switch part.key.value {
        case "keys": !dependency.keys.isEmpty
        case "count_keys": !dependency.countKeys.isEmpty
        default: false
        }
      if !isThere { instance.absent.formUnion(part.value.metrics.map(\.value)) }
    }
  }

  /// Drops the metric that has a key's text as a label: texts are no metrics, and may be private.
  private func dropTexts(of instance: inout PackInstance) {
    let rule = Value.map([
      "source_labels": .words(["__name__"]), "regex": .string("redis_key_value_as_string"),
      "action": .string("drop"),
    ])
    instance.pack.manifest.scrape = instance.pack.manifest.scrape.map { job in
      AnyField(job.value.adding("metric_relabel_configs", .sequence([rule])))
    }
  }
}
