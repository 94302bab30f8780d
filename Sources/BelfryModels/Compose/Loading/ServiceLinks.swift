package import BelfrySource
import BelfryYAML

/// The other services that a service needs, by whatever key it says so.
package struct ServiceLinks: Sendable {
  /// One need.
  package struct Use: Sendable {
    /// The other service, and where it is named.
    package var name: Located<String>
    /// Whether the service cannot start without it.
    package var isRequired = true
  }

  /// Needs said by `depends_on`.
  package var explicit: [Use] = []
  /// Needs that follow from `links`, `volumes_from` and shared namespaces.
  package var implied: [Use] = []
  /// Services whose build this one's build draws on.
  package var builds: [Use] = []

  /// All needs, each service once.
  package var all: [Use] {
    var seen: Set<String> = []
    return (explicit + implied).filter { seen.insert($0.name.value).inserted }
  }

  /// The needs of a service.
  package init(_ service: ComposeService) {
    for name in service.dependsOn?.names ?? [] {
      let isRequired = service.dependsOn?[name.value]?.required?.meaning ?? true
      explicit.append(Use(name: name, isRequired: isRequired))
    }
    for link in service.links {
      let parts = link.value.split(separator: ":", omittingEmptySubsequences: false)
      imply(link, parts.count == 2 ? parts[0] : link.value[...])
    }
    for source in service.volumesFrom where !source.value.hasPrefix("container:") {
      imply(source, source.value.prefix { $0 != ":" })
    }
    for mode in [service.networkMode, service.ipc, service.pid, service.uts, service.cgroup] {
      guard let mode, mode.value.hasPrefix("service:") else { continue }
      imply(mode, mode.value.dropFirst("service:".count))
    }
    for context in service.build?.long?.additionalContexts?.entries ?? [] {
      guard let value = context.value, value.value.hasPrefix("service:") else { continue }
      let name = String(value.value.dropFirst("service:".count))
      builds.append(Use(name: Located(name, at: value.span)))
    }
  }

  private mutating func imply(_ text: Text, _ name: Substring) {
    implied.append(Use(name: Located(String(name), at: text.span)))
  }
}

/// A file with variables that a service reads.
package struct EnvironmentFileUse: Sendable {
  /// The path, as it is written.
  package var path: Located<String>
  /// Whether the service cannot start without it.
  package var isRequired = true
  /// Whether values are taken as they are written.
  package var isRaw = false
  /// Whether its format is known.
  package var isRead = true
}

extension EnvironmentFiles {
  /// The files, whatever the form.
  package var files: [EnvironmentFileUse] {
    switch self {
    case .text(let path): return [EnvironmentFileUse(path: path.located)]
    case .list(let items):
      return items.compactMap { item in
        switch item {
        case .short(let path): return EnvironmentFileUse(path: path.located)
        case .long(let file):
          guard let path = file.path else { return nil }
          let format = file.format?.value ?? ""
          return EnvironmentFileUse(
            path: path.located, isRequired: file.required?.meaning ?? true,
            isRaw: format == "raw", isRead: format.isEmpty || format == "raw")
        }
      }
    }
  }
}

extension Either<VolumeMount, VolumeLong> {
  /// The volume that is mounted; nothing for paths and for volumes without a name.
  package var volumeName: Located<String>? {
    switch self {
    case .short(let mount):
      guard let source = mount.source, !source.isEmpty, !mount.isHostPath else { return nil }
      // A single letter before a colon is a drive of Windows to Compose, wherever it runs.
      if source.utf8.count == 1, source.first?.isLetter == true { return nil }
      return Located(source, at: mount.span)
    case .long(let mount):
      guard mount.type?.meaning == .volume, let source = mount.source, !source.value.isEmpty else {
        return nil
      }
      return source.located
    }
  }

  /// The path inside.
  package var targetPath: Located<String>? {
    switch self {
    case .short(let mount): Located(mount.target, at: mount.span)
    case .long(let mount): mount.target?.located
    }
  }
}

extension VolumeMount {
  /// Whether Compose takes the source for a path: what begins with `.`, `/` or `~`, or a drive.
  package var isHostPath: Bool {
    guard let source else { return false }
    if source.hasPrefix("$") { return true }
    return [".", "/", "~"].contains(source.prefix(1)) || source.hasPrefix("\\\\")
      || FilePath.isAbsolute(source)
  }
}

extension Either<Text, FileGrant> {
  /// The secret or config that is given; nothing where the long form does not say it.
  package var source: Located<String>? {
    switch self {
    case .short(let name): name.located
    case .long(let grant): grant.source?.value.isEmpty == false ? grant.source?.located : nil
    }
  }
}
