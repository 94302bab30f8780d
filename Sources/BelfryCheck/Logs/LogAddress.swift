import BelfrySource

/// An address of another program, as written in a setting.
struct LogAddress: Sendable {
  /// `http` or `https`, where it is said.
  let scheme: String?
  let host: String
  let port: Int?
  /// User and password inside of the address.
  let hasUser: Bool
  let span: Span
  let file: String

  /// Reads `[scheme://][user@]host[:port][/path]`; nothing where a variable leaves it open.
  init?(_ text: String, at span: Span, in file: String) {
    guard !text.contains("$"), !text.contains("%{"), let address = NetworkAddress(text),
      address.portText == nil || address.port != nil
    else { return nil }
    scheme = address.scheme
    host = address.host.lowercased()
    port = address.port
    hasUser = address.hasUser
    self.span = span
    self.file = file
  }

  /// Whether it leads back into the container that it is used in.
  var isLocal: Bool { ["localhost", "127.0.0.1"].contains(host) }
}
