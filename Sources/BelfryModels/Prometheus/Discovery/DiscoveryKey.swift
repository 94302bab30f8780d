package import BelfryYAML

/// One key of a mechanism of discovery.
package struct DiscoveryKey: Sendable {
  /// What stands under a key.
  package enum Kind: Sendable {
    /// A text.
    case text
    /// A text that has to be an address.
    case url(URLRule)
    /// One of some words; letters of one case count.
    case word([String])
    /// A list of texts.
    case texts
    /// A whole number.
    case number
    /// `true` or `false`.
    case flag
    /// A length of time.
    case duration
    /// Free keys with texts.
    case map
    /// Names with their allowed values.
    case filters
    /// Anything.
    case any
  }

  /// The key.
  package let name: String
  /// What stands under it.
  package let kind: Kind
  /// What it means.
  package let help: String
  /// What counts where it is absent.
  package let value: String?
  /// The version of Prometheus that brought it.
  package let since: String?

  /// A key.
  package init(
    _ name: String, _ kind: Kind, _ help: String, _ value: String? = nil, since: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.help = help
    self.value = value
    self.since = since
  }

  /// How often the mechanism is asked.
  static func refresh(_ value: String) -> DiscoveryKey {
    DiscoveryKey("refresh_interval", .duration, "How often it is asked.", value)
  }

  /// The port of the targets.
  static let port = DiscoveryKey("port", .number, "Port of the targets.", "80")
}

/// What one mechanism of discovery takes beside the options of an HTTP client.
package protocol DiscoverySchema: Sendable {
  /// One sentence for schema and documentation.
  static var summary: String { get }
  /// The keys, in the order in which they are written.
  static var keys: [DiscoveryKey] { get }
  /// Whether the options of an HTTP client may stand beside them.
  static var usesHTTP: Bool { get }
  /// Whether certificates may stand beside them, where there is no HTTP client.
  static var usesTLS: Bool { get }
  /// Reports what concerns several keys.
  static func check(_ node: Node, _ context: inout DecodeContext)
}

extension DiscoverySchema {
  /// Most mechanisms speak HTTP.
  package static var usesHTTP: Bool { true }
  /// Certificates are options of the HTTP client.
  package static var usesTLS: Bool { false }
  /// Nothing to check by default.
  package static func check(_ node: Node, _ context: inout DecodeContext) {}
}
