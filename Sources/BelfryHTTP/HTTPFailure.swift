/// Why there is no answer, or none that is of use, in plain words.
package struct HTTPFailure: Error, Sendable, Equatable {
  /// What failed.
  package enum Kind: Sendable, Equatable {
    /// No connection, a connection that broke, or a server that failed itself.
    case unreachable
    /// The time was up.
    case timeout
    /// No trust in the server's certificate, or no agreement on how to speak.
    case encryption
    /// Redirects in a circle, too many of them, or one that leads nowhere.
    case redirect
    /// The server refuses the request: what was asked is wrong, or who asks.
    case refused(Int)
    /// More bytes than are taken.
    case size
    /// What was asked cannot be sent, or what came is not what was asked for.
    case unusable
  }

  /// What failed.
  package let kind: Kind
  /// What is wrong, to be shown after the address.
  package let message: String
  /// What to do.
  package let help: String?

  package init(_ kind: Kind, _ message: String, help: String? = nil) {
    self.kind = kind
    self.message = message
    self.help = help
  }

  /// Whether the server or the way to it failed, rather than what was asked for.
  package var isEnvironment: Bool {
    switch kind {
    case .unreachable, .timeout, .encryption, .redirect: true
    case .refused, .size, .unusable: false
    }
  }
}
