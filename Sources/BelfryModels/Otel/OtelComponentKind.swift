/// Kinds of components of an OpenTelemetry collector.
package enum OtelComponentKind: String, CaseIterable, Sendable {
  case receiver
  case processor
  case exporter
  case connector
  case `extension`

  /// The key under which they are configured.
  package var key: String { rawValue + "s" }

  /// The word with its article.
  package var article: String {
    switch self {
    case .exporter, .extension: "an \(rawValue)"
    case .receiver, .processor, .connector: "a \(rawValue)"
    }
  }
}
