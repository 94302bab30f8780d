import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfryPromQL
import BelfrySource
import BelfryYAML

extension Planner {
  /// Leaves out the metrics of parts that a service does not have, and records that need them.
  mutating func parts(_ workload: WorkloadProfile, of instance: inout PackInstance) {
    let parts = instance.pack.manifest.parts
    for name in workload.with + workload.without {
      known(name, in: parts.keys, "part of the pack '\(instance.pack.name)'")
    }
    let added = Set(workload.with.map(\.value))
    for name in workload.without where added.contains(name.value) {
      report(
        "part-twice", at: name.span, "'\(name.value)' stands under 'with' and 'without'",
        help: "keep one of them")
    }
    let left = Set(workload.without.map(\.value))
    for part in parts.entries {
      let name = part.key.value
      let isThere = added.contains(name) || (part.value.usual != false && !left.contains(name))
      if !isThere { instance.absent.formUnion(part.value.metrics.map(\.value)) }
    }
    for entry in workload.metrics.entries where instance.absent.contains(entry.key.value) {
      let part = parts.entries.first { part in
        part.value.metrics.contains { $0.value == entry.key.value }
      }
      report(
        "absent-metric", at: entry.key.span,
        "'\(entry.key.value)' is not among the metrics that were chosen",
        help: part.map { "ask for it: with: [\($0.key.value)]" }
          ?? "choose the variant that has it, or remove the line")
    }
    for rule in instance.pack.recording.groups.flatMap(\.value.rules) {
      guard let expression = parse(rule.value.expr.value).expression,
        let record = rule.value.record?.value
      else { continue }
      if !ExpressionBinder(instance).hasMetrics(of: expression) { instance.absent.insert(record) }
    }
  }

  /// Puts the values of labels where the pack's expressions ask for them.
  mutating func values(_ workload: WorkloadProfile, of instance: inout PackInstance) {
    let usual = instance.pack.manifest.values
    for entry in workload.values.entries {
      known(entry.key, in: usual.keys, "set of values of the pack '\(instance.pack.name)'")
      if entry.value.isEmpty {
        report(
          "no-values", at: entry.key.span, "'\(entry.key.value.prefix(40))' has no value",
          help: "list one or more, or remove the line")
      }
    }
    for entry in usual.entries {
      let name = entry.key.value
      let values = workload.values[name]?.map(\.value.text) ?? entry.value.usual
      instance.placeholders.values[name] = values.joined(separator: "|")
      instance.placeholders.values["\(name):one"] = values.first?.replacing(".", with: "0")
    }
  }
}
