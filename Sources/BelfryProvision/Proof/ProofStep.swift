/// One thing that is to be true of a running stack, and what was found.
package struct ProofStep: Sendable {
  /// How it ended.
  package enum Verdict: String, Sendable {
    /// It was seen to be so.
    case proven
    /// It was seen, but for parts that lie outside of the stack, or that nothing is known of yet.
    case doubtful
    /// It is not so, or nobody answered in time.
    case failed
  }

  /// A name for machines: `prometheus.targets`.
  package var id: String
  package var verdict: Verdict
  /// What was proved, or what is wrong.
  package var message: String
  /// What to do.
  package var help: String?
  /// Single findings.
  package var lines: [String]
  /// How long it took.
  package var seconds: Double
}

/// What one look at a program found.
package enum Look: Sendable {
  case proven(String, [String] = [])
  case doubtful(String, [String] = [])
  /// Not yet: it is looked again until the time is over.
  case waiting(String, [String] = [])
  case failed(String, [String] = [], help: String? = nil)
}
