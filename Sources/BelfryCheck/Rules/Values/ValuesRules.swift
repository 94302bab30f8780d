extension CheckRule {
  /// The rules of this folder, by id: what is wrong with single values, under the family of their file.
  static let valuesRules: [CheckRule] = [
    .valueBadAddress, .valueBadAuthorization, .valueBadCommand, .valueBadDuration,
    .valueBadHost, .valueBadID, .valueBadLabel, .valueBadMount, .valueBadName, .valueBadPath,
    .valueBadPort, .valueBadRegex, .valueBadSelector, .valueBadSize, .valueBadTarget,
    .valueBadTime, .valueBadURL, .valueBadWord, .valueConflictingKeys, .valueDuplicate,
    .valueDuplicateElement, .valueMissing, .valueOutOfRange, .valueReservedHeader,
  ]
}
