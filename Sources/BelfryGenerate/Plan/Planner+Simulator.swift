import BelfryCatalogue
import BelfryModels
import BelfryProfile
import BelfrySource
import BelfryYAML

extension Planner {
  /// Names that mean the container itself, or its host.
  private static let ownNames = ["localhost", "host.docker.internal", "gateway.docker.internal"]

  /// Refuses services under whose address a container of the stack cannot answer.
  mutating func simulator() {
    guard let simulator = profile.simulator, simulator.value else { return }
    if profile.network.include != nil {
      report(
        "simulator", at: simulator.span,
        "the included system and the simulator would answer under the same names",
        help: "remove 'simulator', or 'network.include' until the services exist")
    }
    let taken = Set(plan.instances.flatMap(services(of:)))
    for entry in profile.services.entries {
      guard let metrics = entry.value.metrics else { continue }
      let host = metrics.value.address.host
      if metrics.value.scheme == "https" {
        report(
          "simulator", at: metrics.span, "the simulator does not speak HTTPS",
          help: "remove 'simulator', or 'https://' until '\(entry.key.value)' exists")
      } else if Self.isNumeric(host) || Self.ownNames.contains(host) {
        report(
          "simulator", at: metrics.span,
          "the simulator cannot answer for '\(host)', which is not in its network",
          help: "write a name, such as '\(entry.key.value):8000', or remove 'simulator'")
      } else if taken.contains(host) {
        report(
          "simulator", at: metrics.span, "'\(host)' is a part of the stack itself",
          help: "remove 'simulator', or call the host of '\(entry.key.value)' something else")
      }
    }
  }

  private static func isNumeric(_ host: String) -> Bool {
    host.contains(":") || host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
  }

  /// What the simulator's health check asks: the page of its first service, which it has at every
  /// port.
  var simulatorProbe: String {
    let first = profile.services.entries.first
    guard let endpoint = first?.value.metrics?.value, let port = endpoint.address.port else {
      return ""
    }
    return "http://127.0.0.1:\(port)/\(first?.key.value ?? "")\(endpoint.path)"
  }
}

extension StackPlan {
  /// The hosts of the services, each once.
  var simulatedHosts: [String] {
    profile.services.entries.compactMap { $0.value.metrics?.value.address.host }.unique
  }
}
