import Glibc

/// Something that the host has or lacks for a stack.
package struct HostCheck: Sendable {
  /// How it stands.
  package enum Verdict: String, Sendable {
    case good, doubtful, bad
  }

  /// What was looked at: `ports`, `memory`.
  package var name: String
  package var verdict: Verdict
  /// What was found.
  package var message: String
  /// What to do.
  package var help: String?
}

/// Looks at the host before anything is touched.
package struct HostInspector {
  package let model: ComposeModel
  package let engine: Engine
  package let plan: UpPlan
  /// Containers of the engine by the ports that they publish.
  package let publishers: [Int: String]
  /// Networks of others that the stack joins, and that there are not.
  private let missingNetworks: [String]
  /// Services whose containers hold their ports already, if not at every moment.
  private let alive: Set<String>

  package init(
    _ model: ComposeModel, _ engine: Engine, _ plan: UpPlan, _ containers: [RunningContainer],
    publishers: [Int: String], missingNetworks: [String]
  ) {
    self.missingNetworks = missingNetworks
    alive = Set(
      containers.filter { ["running", "restarting", "paused"].contains($0.status) }.map(\.service))
    self.model = model
    self.engine = engine
    self.plan = plan
    self.publishers = publishers
  }

  /// Every check that can be made.
  package func checks() -> [HostCheck] {
    let local = engine.isLocal ? [ports(), disk(), mapCount()] : []
    return ([memory(), networks()] + local).compactMap(\.self)
  }

  /// The limits of all services together against the machine's memory.
  private func memory() -> HostCheck {
    let sum = model.services.filter { !$0.isOneShot }.map(\.memory).reduce(0, +)
    let text = "limits add up to \(Self.size(sum)) of \(Self.size(engine.memory))"
    guard engine.memory > 0, sum > engine.memory else {
      return HostCheck(name: "memory", verdict: .good, message: text)
    }
    return HostCheck(
      name: "memory", verdict: .doubtful, message: text,
      help: "Under load the kernel will end containers; leave parts out, or lower 'mem_limit'.")
  }

  /// Whether the networks of other projects are there, which Compose does not make.
  private func networks() -> HostCheck? {
    guard !model.externalNetworks.isEmpty else { return nil }
    guard let first = missingNetworks.first else {
      let count = model.externalNetworks.count
      return HostCheck(name: "networks", verdict: .good, message: "\(count) of others are there")
    }
    let names = missingNetworks.map { "'\($0)'" }.joined(separator: ", ")
    return HostCheck(
      name: "networks", verdict: .bad, message: "there is no network \(names)",
      help: "Start the project that makes it first, or: docker network create \(first)")
  }

  /// Whether the ports of services that will be started are free.
  private func ports() -> HostCheck? {
    let starting = Set(
      plan.steps.filter { [.create, .recreate, .start].contains($0.action) }.map(\.service))
    var taken: [String] = []
    var count = 0
    for service in model.services {
      for port in service.ports {
        count += 1
        guard starting.contains(service.name), !alive.contains(service.name) else { continue }
        if let holder = publishers[port.published], holder != Self.own {
          taken.append("\(port.published) of '\(service.name)' (container '\(holder)' has it)")
        } else if Self.isTaken(port) {
          taken.append("\(port.published) of '\(service.name)'")
        }
      }
    }
    guard count > 0 else { return nil }
    guard !taken.isEmpty else {
      return HostCheck(name: "ports", verdict: .good, message: "\(count) ports are free or ours")
    }
    return HostCheck(
      name: "ports", verdict: .bad,
      message: "taken already: port \(taken.joined(separator: ", "))",
      help: "End what listens there (ss -ltnp), or set 'ports' in the profile and generate again.")
  }

  /// Whether the disk holds what Prometheus may keep.
  private func disk() -> HostCheck? {
    guard let prometheus = model.running("prometheus"),
      let limit = prometheus.option("storage.tsdb.retention.size").flatMap(Self.bytes)
    else { return nil }
    var info = statvfs()
    guard statvfs(engine.root, &info) == 0 else { return nil }
    let free = Int(clamping: UInt64(info.f_bavail) * UInt64(info.f_frsize))
    let text =
      "\(Self.size(free)) free in '\(engine.root)'; Prometheus may keep \(Self.size(limit))"
    guard free < limit else { return HostCheck(name: "disk", verdict: .good, message: text) }
    // What is stored already counts: a running Prometheus needs only the rest.
    let isNew = plan.steps.contains { $0.service == prometheus.name && $0.action == .create }
    return HostCheck(
      name: "disk", verdict: free < 1 << 30 && isNew ? .bad : .doubtful, message: text,
      help: "Free some space, or set 'storage' in the profile and generate again.")
  }

  /// Elasticsearch does not start with fewer memory maps than this.
  private func mapCount() -> HostCheck? {
    guard model.running("elasticsearch") != nil else { return nil }
    guard let text = Self.line("/proc/sys/vm/max_map_count"), let count = Int(text) else {
      return nil
    }
    guard count < 262_144 else {
      return HostCheck(
        name: "vm.max_map_count", verdict: .good, message: "\(count), enough for Elasticsearch")
    }
    return HostCheck(
      name: "vm.max_map_count", verdict: .bad,
      message: "\(count); Elasticsearch wants 262144 at least",
      help: "sudo sysctl -w vm.max_map_count=1048576, and keep it in /etc/sysctl.d/.")
  }

  /// What `publishers` says of the project's own containers.
  package static let own = "\u{0}own"

  /// Whether somebody listens on a port of this machine.
  static func isTaken(_ port: ComposeModel.Port) -> Bool {
    let kind = port.isUDP ? SOCK_DGRAM : SOCK_STREAM
    let descriptor = socket(AF_INET, Int32(kind.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port.published).bigEndian
    if !port.address.isEmpty, inet_pton(AF_INET, port.address, &address.sin_addr) != 1 {
      return false
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) != 0 && errno == EADDRINUSE
      }
    }
  }

  /// Bytes of a size as Prometheus writes it: `8GB`, of 1024 each.
  package static func bytes(_ text: String) -> Int? {
    let units = ["B": 0, "KB": 10, "MB": 20, "GB": 30, "TB": 40, "PB": 50]
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), let shift = units[text[digits.endIndex...].uppercased()],
      number < 1 << 12 || shift < 50
    else { return nil }
    let (result, isTooMuch) = number.multipliedReportingOverflow(by: 1 << shift)
    return isTooMuch ? nil : result
  }

  /// A size in a few digits.
  package static func size(_ bytes: Int) -> String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 || unit == 0 || tenths >= 1000
      ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
  }

  private static func line(_ path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, 256, file) != nil else { return nil }
    let bytes = buffer.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
