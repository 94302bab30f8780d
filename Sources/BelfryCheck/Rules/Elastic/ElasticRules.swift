extension CheckRule {
  /// The rules of this folder, by id.
  static let elasticRules: [CheckRule] = [
    .deleteAfterRollover, .discoveryMissing, .ecsCollision, .heapOverHalf, .noLifecycle,
    .noMemoryLock, .replicasOnOneNode, .securityMismatch, .templatePriority, .vmMaxMapCount,
  ]
}
