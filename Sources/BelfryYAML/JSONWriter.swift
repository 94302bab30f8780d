/// Writes JSON as Grafana saves it: two blanks, keys in the given order, a final line break.
public struct JSONWriter: Sendable {
  /// A writer.
  public init() {}

  /// The document.
  public func write(_ value: Value) -> [UInt8] {
    var text = ""
    write(value, indent: 0, to: &text)
    return Array((text + "\n").utf8)
  }

  private func write(_ value: Value, indent: Int, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += "\(number)"
    case .number(let number): text += number
    case .string(let content), .block(let content): text += doubleQuoted(content)
    case .sequence(let items), .flow(let items):
      list(items, "[", "]", indent: indent, to: &text) { item, text in
        write(item, indent: indent + 2, to: &text)
      }
    case .mapping(let entries):
      list(entries, "{", "}", indent: indent, to: &text) { entry, text in
        text += doubleQuoted(entry.key) + ": "
        write(entry.value, indent: indent + 2, to: &text)
      }
    }
  }

  private func list<Item>(
    _ items: [Item], _ opening: String, _ closing: String, indent: Int, to text: inout String,
    _ body: (Item, inout String) -> Void
  ) {
    guard !items.isEmpty else {
      text += opening + closing
      return
    }
    text += opening + "\n"
    for (index, item) in items.enumerated() {
      text += String(repeating: " ", count: indent + 2)
      body(item, &text)
      text += index + 1 < items.count ? ",\n" : "\n"
    }
    text += String(repeating: " ", count: indent) + closing
  }
}
