import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Refuses dependencies whose exporter has the name of another part of the stack, as one called
  /// `elasticsearch` would beside the store of logs.
  mutating func collisions() {
    var owners: [String: String] = [:]
    for instance in plan.instances where instance.pack.manifest.kind?.value == .platform {
      for service in services(of: instance) { owners[service] = instance.pack.manifest.title }
    }
    for instance in plan.instances where instance.pack.manifest.kind?.value == .dependency {
      let key = profile.dependencies.entries.first { $0.key.value == instance.name }?.key
      for service in services(of: instance) {
        if let owner = owners.updateValue(instance.name, forKey: service) {
          report(
            "duplicate-name", at: key?.span,
            "'\(service)' would run twice: for '\(instance.name)' and for '\(owner)'",
            help: "call the dependency something else: {type: \(instance.pack.name), address: …}")
        }
      }
    }
  }

  /// The names of an instance's services.
  func services(of instance: PackInstance) -> [String] {
    instance.pack.manifest.services.keys.map { (try? instance.placeholders.fill($0)) ?? $0 }
  }
}
