extension CheckRule {
  /// The rules of this folder, by id.
  static let elasticRules: [CheckRule] = [
    .certSanMissing, .deleteAfterRollover, .discoveryMissing, .ecsCollision,
    .healthcheckWithoutUser, .heapOverHalf, .ignoredVariable, .indexSetting, .listensLocally,
    .monitoringUser, .noLifecycle, .noMemoryLock, .removedSetting, .replicasOnOneNode,
    .securityMismatch,
    .templatePriority, .tlsIncomplete, .vmMaxMapCount,
  ]
}
