package import BelfryYAML

/// A placeholder that nobody fills.
package struct MissingPlaceholder: Error {
  package var name: String
}

/// What `$(name)` stands for inside the scalars of a pack's YAML and JSON.
package struct Placeholders: Sendable {
  package var values: [String: String]

  package init(_ values: [String: String]) {
    self.values = values
  }

  /// The text with its placeholders filled.
  package func fill(_ text: String) throws(MissingPlaceholder) -> String {
    guard text.contains("$(") else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.range(of: "$(") {
      result += rest[..<start]
      let inner = rest[rest.index(start, offsetBy: 2)...]
      guard let end = inner.firstIndex(of: ")"), isName(inner[..<end]) else {
        result += "$("
        rest = inner
        continue
      }
      let name = String(inner[..<end])
      guard let value = values[name] else { throw MissingPlaceholder(name: name) }
      result += value
      rest = inner[inner.index(after: end)...]
    }
    return result + rest
  }

  private func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || byte == 0x5F || byte == 0x3A || (0x30...0x39).contains(byte)
      }
  }

  /// The value with the placeholders of its keys and scalars filled.
  package func fill(_ value: Value) throws(MissingPlaceholder) -> Value {
    switch value {
    case .string(let text): return .string(try fill(text))
    case .block(let text): return .block(try fill(text))
    case .sequence(let items): return .sequence(try fill(items))
    case .flow(let items): return .flow(try fill(items))
    case .mapping(let entries):
      var filled: [Value.Entry] = []
      for entry in entries {
        var entry = entry
        entry.key = try fill(entry.key)
        entry.value = try fill(entry.value)
        filled.append(entry)
      }
      return .mapping(filled)
    case .null, .bool, .integer, .number: return value
    }
  }

  private func fill(_ items: [Value]) throws(MissingPlaceholder) -> [Value] {
    var filled: [Value] = []
    for item in items { filled.append(try fill(item)) }
    return filled
  }
}

extension Substring {
  /// Where a short text begins.
  fileprivate func range(of text: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index }
      index = self.index(after: index)
    }
    return nil
  }
}
