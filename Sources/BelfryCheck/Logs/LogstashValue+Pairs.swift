import BelfryModels

extension LogstashValue {
  /// The pairs of a hash.
  var entries: [LogstashEntry] {
    if case .hash(let entries) = content { return entries }
    return []
  }

  /// The keys of a hash, also where it is written as a list of keys and values by turns.
  var keys: [String] {
    guard case .array(let values) = content else { return entries.map(\.key) }
    return values.enumerated().filter { $0.offset.isMultiple(of: 2) }.compactMap(\.element.scalar)
  }

  /// The values of a hash in either form.
  var values: [LogstashValue] {
    guard case .array(let values) = content else { return entries.map(\.value) }
    return values.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
  }
}
