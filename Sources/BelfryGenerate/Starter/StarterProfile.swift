import BelfryProfile
import BelfrySource
import BelfryYAML

/// The text of a first profile, made from what a Compose project runs.
package struct StarterProfile {
  private let system: FoundSystem
  private let project: String
  private let source: String

  /// - Parameters:
  ///   - project: The profile's name of it.
  ///   - source: Where the system was found, as the profile's first line says.
  package init(_ system: FoundSystem, project: String, source: String) {
    (self.system, self.project, self.source) = (system, project, source)
  }

  /// A project's name from a folder's, or another text: nothing where no letter is left.
  package static func name(from text: String) -> String? {
    var name = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.hasSuffix("-") {
        name.append("-")
      }
    }
    let kept = String(name.drop { !$0.isLetter }.prefix(40))
    let whole = kept.hasSuffix("-") ? String(kept.dropLast()) : kept
    return ProjectName(whole)?.text
  }

  package var text: String {
    var lines = [
      "# What Belfry watches, begun from \(source). Every key: belfry schema",
      "project: \(project)",
    ]
    lines += services
    if !system.dependencies.isEmpty { lines += ["dependencies:"] + system.dependencies.map(line) }
    lines += probes
    lines += network
    if !system.skipped.isEmpty {
      lines.append("# Left out:")
      lines += system.skipped.map { "#   \($0.name): \($0.reason)" }
    }
    lines += [
      "# channels:", "#   ops: {slack: {channel: \"#alerts\"}}", "# routes:",
      "#   - {severity: critical, channels: [ops]}", "# logs: {retention: 14d}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var services: [String] {
    let known = system.services.filter { $0.port != nil }
    var lines = ["services:"]
    guard !system.services.isEmpty else {
      return lines + [
        "  # Nothing of your own was found; this is an example.", "  app:",
        "    metrics: \"app:8000/metrics\"", "    workloads: [http, process]",
      ]
    }
    for service in known {
      lines += [
        "  \(service.name):", "    # Is this the port and the path of its metrics?",
        "    metrics: \"\(service.name):\(service.port ?? 0)\(service.path)\"",
        "    workloads: [http, process]",
      ]
      if service.replicas > 1 { lines.append("    replicas: \(service.replicas)") }
    }
    // A profile needs one service; the others stay a question.
    for (index, service) in system.services.filter({ $0.port == nil }).enumerated() {
      let mark = known.isEmpty && index == 0 ? "" : "# "
      lines += [
        "  # No port of it seems to have metrics: which one does?", "  \(mark)\(service.name):",
        "  \(mark)  metrics: \"\(service.name):8000/metrics\"", "  \(mark)  workloads: [process]",
      ]
    }
    return lines
  }

  private func line(_ dependency: FoundSystem.Dependency) -> String {
    let address = dependency.name + (dependency.port.map { ":\($0)" } ?? "")
    var parts: [String] = []
    if dependency.name != dependency.pack { parts.append("type: \(dependency.pack)") }
    parts.append("address: \"\(address)\"")
    if let database = dependency.database { parts.append("database: \(doubleQuoted(database))") }
    let said = parts.count == 1 ? "\"\(address)\"" : "{\(parts.joined(separator: ", "))}"
    return "  \(dependency.name): \(said)"
  }

  private var probes: [String] {
    guard !system.pages.isEmpty else { return [] }
    return [
      "probes:", "  # What the health checks ask for.",
    ] + system.pages.map { "  \($0.service): {http: \(doubleQuoted($0.url)), status: [200]}" }
  }

  private var network: [String] {
    guard let name = system.network else { return [] }
    var lines = [
      "network:", "  # The network that \(source) makes; the stack joins it.",
      "  application: \(doubleQuoted(name))", "  external: true",
    ]
    if !system.elsewhere.isEmpty {
      lines.append(
        "  # Not on it, so out of reach: \(system.elsewhere.joined(separator: ", "))")
    }
    return lines
  }
}
