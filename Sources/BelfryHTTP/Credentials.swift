/// How a program shows a server who it is. Its description holds no secret.
package enum Credentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  case basic(user: String, password: String)
  case bearer(String)

  /// What it is, without the secret.
  package var description: String {
    switch self {
    case .basic(let user, _): "user '\(user)'"
    case .bearer: "a bearer token"
    }
  }

  /// Nothing, so that no dump shows it.
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// Whether it can stand in a header: no control characters.
  package var isSendable: Bool {
    switch self {
    case .basic(let user, _): !user.contains(":")
    case .bearer(let token): !token.isEmpty && token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
  }
}
