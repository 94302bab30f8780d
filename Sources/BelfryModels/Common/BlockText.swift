package import BelfrySource
package import BelfryYAML

/// A text that is written as a literal block when it has several lines: PromQL, templates.
package struct BlockText: Sendable, Hashable {
  /// The text and its place.
  package var located: Located<String>

  /// A text.
  package init(_ located: Located<String>) {
    self.located = located
  }
}

extension BlockText: Field, EmptyField {
  /// Any scalar.
  package static func decode(_ node: Node, _ context: inout DecodeContext) -> BlockText? {
    Located<String>.decode(node, &context).map { BlockText($0) }
  }

  /// A block for several lines, else a plain or quoted text.
  package func encode() -> Value? {
    located.value.utf8.contains(0x0A) ? .block(located.value) : .string(located.value)
  }

  /// Any text.
  package static var shape: Shape { .string }

  /// The empty text.
  package static var empty: BlockText { BlockText(Located("")) }
}

extension Located where Value == String {
  /// The same text, written as a block when it has several lines.
  package var block: BlockText {
    get { BlockText(self) }
    set { self = newValue.located }
  }
}

extension Optional where Wrapped == Located<String> {
  /// The same text, written as a block when it has several lines.
  package var block: BlockText? {
    get { map { BlockText($0) } }
    set { self = newValue?.located }
  }
}

extension OrderedMap where Element == Located<String> {
  /// The same texts, written as blocks where they have several lines.
  package var blocks: OrderedMap<BlockText> {
    get { converted { BlockText($0) } }
    set { self = newValue.converted { $0.located } }
  }
}

extension OrderedMap {
  /// The same keys with their places and other values.
  package func converted<Other: Field>(_ transform: (Element) -> Other) -> OrderedMap<Other> {
    var map = OrderedMap<Other>(entries.map { ($0.key.value, transform($0.value)) })
    for index in entries.indices { map.entries[index].key = entries[index].key }
    return map
  }
}
