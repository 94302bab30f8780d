public import BelfrySource

/// A part of PromQL that needs a newer Prometheus, most also a flag (`--enable-feature=`).
///
/// Source: Prometheus 3.14, feature flags and change log.
public enum Feature: String, Sendable, CaseIterable {
  case experimentalFunctions = "promql-experimental-functions"
  /// On without a flag since 3.14.
  case durationExpressions = "promql-duration-expr"
  case startTimestamps = "use-start-timestamps"
  case extendedRanges = "promql-extended-range-selectors"
  case fills = "promql-binop-fill-modifiers"
  /// Names in quotes: no flag since Prometheus 3.0.
  case quotedNames = "utf8-names"
  /// `</` and `>/`: no flag.
  case histogramTrims = "histogram-trims"

  /// The flag; nothing where the version is enough.
  public var flag: String? { self == .quotedNames || self == .histogramTrims ? nil : rawValue }

  /// The first version that has it.
  public var since: String {
    switch self {
    case .experimentalFunctions: "2.51"
    case .durationExpressions: "3.4"
    case .extendedRanges: "3.7"
    case .startTimestamps: "3.12"
    case .fills: "3.10"
    case .quotedNames: "3.0"
    case .histogramTrims: "3.11"
    }
  }
}

/// A place where an expression uses such a part.
public struct FeatureUse: Hashable, Sendable {
  /// What is used.
  public var feature: Feature
  /// The word, as written.
  public var word: String
  /// The first version that knows the word.
  public var since: String
  /// Its bytes.
  public var span: Span
  /// The first version in which it needs no flag any more.
  public var stableSince: String?

  var refusal: String {
    "'\(word)' needs Prometheus \(since)" + (feature.flag.map { " and the flag '\($0)'" } ?? "")
  }
}
