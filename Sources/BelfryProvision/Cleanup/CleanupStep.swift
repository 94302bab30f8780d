/// What is done with the old data of one store.
package struct CleanupStep: Sendable {
  /// Whether anything is removed.
  package enum Verdict: String, Sendable {
    /// Something goes.
    case removes
    /// Nothing is that old, or the store does not remove by time when it is asked.
    case keeps
    /// The store was not reached.
    case silent
  }

  /// A part that goes by itself, such as an index.
  package struct Item: Sendable, Equatable {
    package var name: String
    /// How large it is, where the store says it.
    package var bytes: Int?
    /// Grouping labels of a Pushgateway's group.
    var labels: [(name: String, value: String)] = []

    package static func == (left: Item, right: Item) -> Bool {
      left.name == right.name && left.bytes == right.bytes
    }
  }

  /// The program: `prometheus`, `elasticsearch`, …
  package var store: String
  package var verdict: Verdict
  /// What goes, or why nothing does.
  package var words: String
  /// What to do instead.
  package var help: String?
  package var items: [Item] = []

  /// Bytes of all parts, where they are known.
  package var bytes: Int? {
    let known = items.compactMap(\.bytes)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  init(_ store: String, _ verdict: Verdict, _ words: String, help: String? = nil) {
    self.store = store
    self.verdict = verdict
    self.words = words
    self.help = help
  }
}

/// What removing came to.
package struct CleanupResult: Sendable {
  package var isDone: Bool
  /// What was removed, or why it was not.
  package var words: String
  /// Bytes that the store holds less; nothing where it does not say.
  package var freed: Int?
}
