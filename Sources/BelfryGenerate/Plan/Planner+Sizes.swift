import BelfryCatalogue
import BelfryProfile
import BelfrySource
import BelfryYAML

extension StackPlan {
  /// Names of the sizes that its series depend on; those of dependencies with the dependency.
  package var sizes: [String] {
    var names = ["containers"]
    for instance in instances {
      let own = instance.pack.series?.sizes.keys ?? []
      let isPart = instance.pack.manifest.kind?.value == .platform
      names += own.map { isPart ? $0 : "\(instance.name).\($0)" }
    }
    return Set(names).sorted()
  }
}

extension Planner {
  /// Refuses sizes, jobs and services in estimates that nobody knows.
  mutating func sizes() {
    let parts = plan.sizes.filter { !$0.contains(".") }
    for entry in profile.expected.entries { expect(entry, in: parts, "size of the host") }
    for dependency in profile.dependencies.entries {
      let instance = plan.instances.first { $0.name == dependency.key.value }
      let known = instance?.pack.series?.sizes.keys ?? []
      for entry in dependency.value.expected.entries {
        expect(entry, in: known, "size of '\(dependency.key.value)'")
      }
    }
    for service in profile.services.entries {
      for workload in service.value.workloads.entries.entries {
        let pack = catalogue.packs[workload.key.value]
        let metrics = pack?.metrics.metrics.entries ?? []
        let known = Set(metrics.flatMap(\.value.labels.keys) + metrics.map(\.key.value)).sorted()
        for entry in workload.value.expected.entries {
          expect(entry, in: known, "label or metric of the pack '\(workload.key.value)'")
        }
      }
    }
    let jobs = Set(Estimator(plan).jobs().map(\.name)).sorted()
    for entry in profile.budgets.jobs.entries { unknown(entry.key, in: jobs, "job") }
    let services = catalogue.prices.services.keys
    for entry in profile.budgets.prices.entries {
      unknown(entry.key, in: services, "managed service with a price")
    }
  }

  private mutating func expect(
    _ entry: OrderedMap<Located<Int>>.Entry, in known: [String], _ what: String
  ) {
    unknown(entry.key, in: known, what)
    if entry.value.value < 0 {
      report(
        "bad-number", at: entry.value.span, "a number of things is not negative",
        help: "write 0 or more")
    }
  }

  private mutating func unknown(_ key: Located<String>, in known: [String], _ what: String) {
    guard !known.contains(key.value) else { return }
    let suggestion = nearest(to: key.value, in: known).map { "did you mean '\($0)'?" }
    report(
      "unknown-name", at: key.span, "'\(key.value.prefix(40))' is no \(what)",
      help: suggestion
        ?? (known.isEmpty ? "leave it out" : "known: \(known.joined(separator: ", "))"))
  }
}
