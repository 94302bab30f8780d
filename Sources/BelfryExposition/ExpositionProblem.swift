public import BelfrySource

/// What is wrong with a line of an exposition.
public struct ExpositionProblem: Sendable, Hashable {
  /// What kind of problem it is.
  public var kind: Kind
  /// What is wrong, up to 100 characters.
  public var message: String
  /// What to do, where the message does not say it.
  public var help: String?
  /// Who refuses the text for it; nobody where it is only unwise.
  public var refusers: Refusers
  /// Where it is.
  public var place: ExpositionPlace

  /// Kinds of problems, named as the checks are.
  public enum Kind: String, Sendable, CaseIterable {
    case syntax = "syntax"
    case duplicateSeries = "duplicate-series"
    case duplicateFamily = "duplicate-family"
    case interleavedFamily = "interleaved-family"
    case typeAfterSamples = "type-after-samples"
    case histogramInconsistent = "histogram-inconsistent"
    case summaryInconsistent = "summary-inconsistent"
    case negativeCounter = "negative-counter"
    case timestampPresent = "timestamp-present"
    case openMetricsEOF = "openmetrics-eof"
  }

  /// Line and column, from 1; the column counts Unicode scalars.
  public var position: Position { Position(line: place.line, column: place.column) }
  /// The bytes meant, counted from the beginning of the stream.
  public var span: Span { place.span }
}
