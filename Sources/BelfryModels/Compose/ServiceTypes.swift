import BelfrySource
import BelfryYAML

extension DecodeContext {
  /// Reports numbers and truth values without quotes where Compose wants texts, alone or in lists.
  mutating func refuseNumbers(under keys: [String], in node: Node) {
    for key in keys {
      guard let value = node[key] else { continue }
      for item in value.kind == .sequence ? value.items : [value] { refuseNumber(item) }
    }
  }

  private mutating func refuseNumber(_ item: Node) {
    guard item.kind == .scalar, item.style == .plain, item.tag == nil else { return }
    let type = item.scalarType
    guard type != .string, type != .null else { return }
    report(
      "yaml/wrong-type", at: item.span,
      "this is \(type.article) '\(item.shortText)', but a text is wanted",
      help: "put it in quotes: \"\(item.shortText)\"",
      fixes: [FixIt("put it in quotes", edits: [.init(item.span, "\"\(item.text)\"")])])
  }

  /// Reports truth values where Compose wants numbers or texts, alone, in lists or in mappings.
  mutating func refuseFlags(under keys: [String], in node: Node) {
    for key in keys {
      guard let value = node[key] else { continue }
      let items: [Node] =
        switch value.kind {
        case .scalar: [value]
        case .sequence: value.items
        case .mapping: value.merged.map(\.value)
        }
      for item in items where item.kind == .scalar && item.style == .plain && item.tag == nil {
        guard case .bool = item.scalarType else { continue }
        report(
          "yaml/wrong-type", at: item.span,
          "this is the truth value '\(item.shortText)', but a number or a text is wanted",
          help: "put it in quotes: \"\(item.shortText)\"",
          fixes: [FixIt("put it in quotes", edits: [.init(item.span, "\"\(item.text)\"")])])
      }
    }
  }

  /// Reports texts that are no whole number.
  mutating func wantWholeNumbers(under keys: [String], in node: Node) {
    for key in keys {
      guard let value = node[key], value.kind == .scalar, value.resolved == .string,
        !value.text.utf8.contains(0x24), Int(value.text) == nil
      else { continue }
      report(
        "yaml/wrong-type", at: value.span, "this is \(value.article), but a whole number is wanted")
    }
  }

  /// Reports elements that stand twice in lists where Compose refuses that.
  mutating func refuseTwins(under keys: [String], in node: Node) {
    for key in keys {
      var seen: [String: Span] = [:]
      for item in node[key]?.items ?? [] where item.kind == .scalar {
        guard let first = seen[item.text] else {
          seen[item.text] = item.span
          continue
        }
        report(
          "value/duplicate-element", at: item.span, "'\(item.shortText)' stands here twice",
          help: "keep one of them")
        diagnostics[diagnostics.count - 1].related = [
          .init("first here", file: file, span: first)
        ]
      }
    }
  }
}

extension ComposeService {
  /// Reports values of types that the models let through and Compose refuses.
  func checkTypes(_ node: Node, _ context: inout DecodeContext) {
    context.refuseNumbers(
      under: [
        "command", "entrypoint", "dns", "dns_search", "tmpfs", "label_file", "volumes",
      ], in: node)
    context.checkWords(under: ["command", "entrypoint"], in: node)
    for key in ["mem_limit", "mem_reservation", "memswap_limit", "shm_size"] {
      guard let size = node[key], size.text == "-1", size.style != .plain else { continue }
      context.report(
        "value/bad-size", at: size.span, "the text '-1' is not a size",
        help: "leave the quotes out: the number -1 means no limit",
        fixes: [FixIt("leave the quotes out", edits: [.init(size.span, "-1")])])
    }
    context.refuseFlags(
      under: [
        "expose", "group_add", "storage_opt", "cpu_period", "cpu_quota", "cpu_rt_period",
        "cpu_rt_runtime",
      ], in: node)
    context.wantWholeNumbers(
      under: ["cpu_shares", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime"],
      in: node)
    context.refuseTwins(
      under: [
        "depends_on", "device_cgroup_rules", "external_links", "extra_hosts", "group_add",
        "networks", "security_opt", "volumes_from",
      ], in: node)
    if let hosts = node["extra_hosts"], hosts.kind == .mapping {
      context.refuseNumbers(under: hosts.merged.map(\.key.text), in: hosts)
    }
    if let logging = node["logging"] { context.refuseFlags(under: ["options"], in: logging) }
    if let test = node["healthcheck"] { context.refuseNumbers(under: ["test"], in: test) }
    guard let socket = node["use_api_socket"], socket.resolved == .string,
      !socket.text.utf8.contains(0x24)
    else { return }
    context.report(
      "yaml/wrong-type", at: socket.span, "this is a text, but true or false is wanted",
      help: "leave the quotes out")
  }
}
