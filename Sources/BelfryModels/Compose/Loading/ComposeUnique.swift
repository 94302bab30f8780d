import BelfrySource
import BelfryYAML

/// Keeps one element of each name, target or port in the lists of a project.
enum ComposeUnique {
  /// What makes two elements of a list the same.
  private enum Key {
    /// The text before `=`.
    case name
    /// Where it is mounted; a device's is its second part.
    case mount, device
    /// Where a secret or config appears, below a folder.
    case grant(String)
    case port
    case path
    case text
  }

  private static let rules: [(ComposePath, Key)] =
    ([
      ("networks.*.labels", .name), ("services.*.annotations", .name),
      ("services.*.build.args", .name), ("services.*.build.additional_contexts", .name),
      ("services.*.build.tags", .name), ("services.*.build.labels", .name),
      ("services.*.cap_add", .name), ("services.*.cap_drop", .name),
      ("services.*.configs", .grant("")), ("services.*.deploy.labels", .name),
      ("services.*.devices", .device), ("services.*.dns", .name), ("services.*.dns_opt", .name),
      ("services.*.dns_search", .name), ("services.*.env_file", .path),
      ("services.*.environment", .name), ("services.*.expose", .text),
      ("services.*.labels", .name), ("services.*.links", .name),
      ("services.*.networks.*.aliases", .name), ("services.*.networks.*.link_local_ips", .name),
      ("services.*.ports", .port), ("services.*.profiles", .name),
      ("services.*.secrets", .grant("/run/secrets")), ("services.*.sysctls", .name),
      ("services.*.tmpfs", .name), ("services.*.volumes", .mount),
    ] as [(String, Key)]).map { (ComposePath($0.0), $0.1) }

  /// The tree without elements that a later one of the same list replaces.
  static func enforce(_ tree: ComposeTree, at path: ComposePath = ComposePath()) -> ComposeTree {
    var tree = tree
    switch tree.content {
    case .map(let entries):
      if path.keys.first?.hasPrefix("x-") == true || path.keys.count > 5 { return tree }
      tree.content = .map(
        entries.map {
          ComposeEntry($0.key, at: $0.origin, enforce($0.value, at: path.appending($0.key)))
        })
    case .list(let items):
      guard let key = rules.first(where: { path.matches($0.0) })?.1 else { return tree }
      tree.content = .list(unique(items, key))
    case .scalar: break
    }
    return tree
  }

  private static func unique(_ items: [ComposeTree], _ key: Key) -> [ComposeTree] {
    var result: [ComposeTree] = []
    var places: [String: Int] = [:]
    for item in items {
      guard let name = name(of: item, key) else {
        result.append(item)
        continue
      }
      if let index = places[name] {
        result[index] = item
      } else {
        places[name] = result.count
        result.append(item)
      }
    }
    return result
  }

  private static func name(of item: ComposeTree, _ key: Key) -> String? {
    switch key {
    case .text: item.text
    case .name: item.text.map { String($0.prefix { $0 != "=" }) }
    case .path: item.text ?? item["path"]?.text
    case .grant(let folder):
      item["target"]?.text ?? (item.text ?? item["source"]?.text).map { "\(folder)/\($0)" }
    case .mount: item["target"]?.text ?? item.text.map { VolumeMount($0).target }
    case .device:
      item["target"]?.text
        ?? item.text.map { text in
          let parts = text.split(separator: ":", omittingEmptySubsequences: false)
          return String(parts.count > 1 ? parts[1] : parts.first ?? "")
        }
    case .port: port(item)
    }
  }

  /// Address, published and inner ports and protocol, whatever the form.
  private static func port(_ item: ComposeTree) -> String? {
    if let text = item.text {
      guard let parts = PortMapping(text).parts else { return text }
      let address = parts.address.isEmpty ? "0.0.0.0" : parts.address
      return "\(address):\(parts.published.words):\(parts.target.words)/\(parts.transport)"
    }
    guard let target = item["target"]?.text else { return nil }
    let published = item["published"]?.text ?? ""
    let range = PortRange(published)?.words ?? published
    let transport = item["protocol"]?.text ?? "tcp"
    return "\(item["host_ip"]?.text ?? "0.0.0.0"):\(range):\(target)/\(transport)"
  }
}

extension PortRange {
  fileprivate var words: String { first == last ? "\(first)" : "\(first)-\(last)" }
}

extension PortRange? {
  fileprivate var words: String { self?.words ?? "" }
}
