extension CheckRule {
  /// The rules of this folder, by id.
  static let expositionRules: [CheckRule] = [
    .duplicateFamily, .duplicateSeries, .histogramInconsistent, .interleavedFamily,
    .negativeCounter, .openMetricsEOF, .summaryInconsistent, .expositionSyntax, .timestampPresent,
    .typeAfterSamples,
  ]
}
