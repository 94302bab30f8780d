/// Why a stack is not brought up, or not looked at, in plain words.
package struct ProvisionFailure: Error, Sendable, Equatable {
  /// Whose fault it is.
  package enum Kind: Sendable, Equatable {
    /// Docker, the host, a container, or the time that was given.
    case environment
    /// The bundle, or what the user has to give.
    case input
    /// What the bundle holds, or what the proof found.
    case findings
    /// There is nothing more to do, and nothing is wrong.
    case nothing
    /// An interruption, by this signal.
    case interrupted(Int32)
  }

  /// Whose fault it is.
  package var kind: Kind
  /// What is wrong.
  package var message: String
  /// What to do.
  package var help: String?
  /// Lines that show it, such as a container's last words.
  package var lines: [String]

  package init(
    _ message: String, help: String? = nil, lines: [String] = [], kind: Kind = .environment
  ) {
    self.message = message
    self.help = help
    self.lines = lines
    self.kind = kind
  }

  /// The exit status that says it.
  package var status: Int32 {
    switch kind {
    case .environment: 3
    case .input: 2
    case .findings: 1
    case .nothing: 0
    case .interrupted(let signal): 128 + signal
    }
  }
}
