extension CheckRule {
  /// The rules of this folder, by id: what is wrong with single values, under the family of their file.
  static let valuesRules: [CheckRule] = [
    .valueBadAddress, .valueBadAuthorization, .valueBadDuration, .valueBadHost, .valueBadLabel,
    .valueBadMount, .valueBadName, .valueBadPath, .valueBadPort, .valueBadSize, .valueBadTarget,
    .valueBadTime, .valueBadWord, .valueConflictingKeys, .valueDuplicate,
    .valueDuplicateElement, .valueOutOfRange, .valueReservedHeader,
  ]
}
