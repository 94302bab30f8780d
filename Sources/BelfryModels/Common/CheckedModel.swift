import BelfrySource
package import BelfryYAML

/// A model with rules that concern several of its keys, or what its program refuses at load.
package protocol CheckedModel: Model {
  /// Reports what is wrong with the model that was read from a mapping.
  func check(_ node: Node, _ context: inout DecodeContext)
}

extension CheckedModel {
  /// Reads a mapping, then checks the model.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    let model = decodeKeys(node, &context)
    model.check(node, &context)
    return model
  }
}

/// The model of a whole file: its findings about values carry the family's name.
package protocol FileModel: Model {
  /// The first half of the findings' ids, such as `prometheus`.
  static var family: String { get }
  /// Reports what is wrong with the model that was read from a document.
  func check(_ node: Node, _ context: inout DecodeContext)
}

extension FileModel {
  /// Nothing to check by default.
  package func check(_ node: Node, _ context: inout DecodeContext) {}

  /// Reads a document's mapping, checks it, and names the findings about values by the family.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> Self? {
    let before = context.diagnostics.count
    defer { context.nameValues(by: family, from: before) }
    guard node.kind == .mapping else {
      context.wrongType(node, wanted: "a mapping")
      return nil
    }
    let model = decodeKeys(node, &context)
    model.check(node, &context)
    return model
  }
}

extension DecodeContext {
  /// Turns `value/bad-duration` into `prometheus/bad-duration`.
  package mutating func nameValues(by family: String, from first: Int) {
    let prefix = "value/"
    for index in diagnostics.indices.dropFirst(first) where diagnostics[index].id.hasPrefix(prefix)
    {
      diagnostics[index].id = family + "/" + diagnostics[index].id.dropFirst(prefix.count)
    }
  }

  /// Reports keys of one mapping that must not stand together; silent below two.
  mutating func exclusive(_ names: [String], in node: Node) {
    exclusive(said(names, in: node), of: names, in: node)
  }

  /// Reports keys of which one is needed, where there is none or more than one.
  mutating func exactlyOne(of names: [String], in node: Node, help: String? = nil) {
    let said = said(names, in: node)
    if said.isEmpty {
      missing(names, in: node, help)
    } else {
      exclusive(said, of: names, in: node)
    }
  }

  /// Those keys of a mapping that say something.
  private func said(_ names: [String], in node: Node) -> [String] {
    names.filter { node[$0]?.saysSomething == true }
  }

  private mutating func exclusive(_ said: [String], of names: [String], in node: Node) {
    guard said.count > 1 else { return }
    let pairs = node.merged
    let present = said.compactMap { name in pairs.first { $0.key.text == name } }
    guard let second = present.dropFirst().first, let first = present.first else { return }
    report(
      "value/conflicting-keys", at: second.key.span,
      "'\(second.key.text)' and '\(first.key.text)' cannot stand together",
      help: "keep one of \(names.joined(separator: ", "))")
  }

  /// Reports that a mapping has none of the keys of which it needs one.
  mutating func needsOne(of names: [String], in node: Node, help: String? = nil) {
    guard !names.contains(where: { node[$0]?.saysSomething == true }) else { return }
    missing(names, in: node, help)
  }

  private mutating func missing(_ names: [String], in node: Node, _ help: String?) {
    let list = names.map { "'\($0)'" }.joined(separator: " or ")
    report(
      "yaml/missing-key", at: node.merged.first?.key.span ?? node.span,
      "the key \(list) is missing here", help: help)
  }

  /// Reports a required list that is there but empty.
  mutating func needsItems(_ name: String, in node: Node) {
    guard let value = node[name], value.kind == .sequence, value.items.isEmpty else { return }
    report("yaml/missing-key", at: value.span, "'\(name)' is empty")
  }

  /// Reports a required text that is there but empty.
  mutating func needsText(_ name: String, in node: Node, _ help: String) {
    guard let value = node[name], value.isEmptyText else { return }
    report("yaml/missing-key", at: value.span, "'\(name)' is empty", help: help)
  }
}

extension Node {
  /// Whether this is a text without characters.
  var isEmptyText: Bool { kind == .scalar && !isNull && text.isEmpty }

  /// Whether this is neither null nor a text without characters.
  package var saysSomething: Bool { !isNull && !isEmptyText }
}
