import BelfryYAML

extension Value {
  /// A mapping from pairs, those without a value left out.
  static func map(_ pairs: KeyValuePairs<String, Value?>) -> Value {
    .mapping(pairs.compactMap { pair in pair.value.map { Entry(pair.key, $0) } })
  }

  /// A list of texts on one line where it fits.
  static func words(_ words: [String]) -> Value { .flow(words.map { .string($0) }) }

  /// The value under a key of a mapping.
  subscript(key: String) -> Value? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The mapping with a key added where it is not there yet.
  func adding(_ key: String, _ value: Value?) -> Value {
    guard case .mapping(let entries) = self, let value, self[key] == nil else { return self }
    return .mapping(entries + [Entry(key, value)])
  }
}
