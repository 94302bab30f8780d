import BelfryYAML

extension Value {
  /// A mapping from pairs, those without a value left out.
  static func map(_ pairs: KeyValuePairs<String, Value?>) -> Value {
    .mapping(pairs.compactMap { pair in pair.value.map { Entry(pair.key, $0) } })
  }

  /// A list of texts on one line where it fits.
  static func words(_ words: [String]) -> Value { .flow(words.map { .string($0) }) }

  /// What `depends_on` says of a service that has to have done its work.
  static let whenCompleted: Value = .map([
    "condition": .string("service_completed_successfully")
  ])

  /// The value under a key of a mapping.
  subscript(key: String) -> Value? {
    guard case .mapping(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The mapping with items added to a list under a key.
  func appending(_ key: String, _ items: [Value]) -> Value {
    guard case .mapping(let entries) = self else { return self }
    return .mapping(
      entries.map { entry in
        guard entry.key == key else { return entry }
        var entry = entry
        switch entry.value {
        case .sequence(let own): entry.value = .sequence(own + items)
        case .flow(let own): entry.value = .flow(own + items)
        default: break
        }
        return entry
      }
    ).adding(key, .sequence(items))
  }

  /// The mapping with a key added to a mapping under a key.
  func adding(_ key: String, _ inner: String, _ value: Value) -> Value {
    guard case .mapping(let entries) = self else { return self }
    return .mapping(
      entries.map { entry in
        guard entry.key == key else { return entry }
        var entry = entry
        entry.value = entry.value.adding(inner, value)
        return entry
      })
  }

  /// The mapping without a key.
  func without(_ key: String) -> Value {
    guard case .mapping(let entries) = self else { return self }
    return .mapping(entries.filter { $0.key != key })
  }

  /// The mapping with a key added where it is not there yet.
  func adding(_ key: String, _ value: Value?) -> Value {
    guard case .mapping(let entries) = self, let value, self[key] == nil else { return self }
    return .mapping(entries + [Entry(key, value)])
  }
}
