/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// A convention is not kept.
  case advice
  /// Likely wrong or unsafe.
  case warning
  /// Will not start, or will not do what it says.
  case error

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Advice is below warning is below error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// One finding: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable {
  /// Another place that belongs to the finding.
  public struct Related: Hashable, Sendable {
    /// What that place has to do with it.
    public var message: String
    /// Path of its file.
    public var file: String
    /// The bytes meant.
    public var span: Span

    /// A labelled place.
    public init(_ message: String, file: String, span: Span) {
      self.message = message
      self.file = file
      self.span = span
    }
  }

  /// The check's slug, such as `yaml/unknown-key`.
  public var id: String
  /// How much it weighs.
  public var severity: Severity
  /// What is wrong, up to 100 characters, the user's text in single quotes.
  public var message: String
  /// What to do, where the message does not say it.
  public var help: String?
  /// Path of the file.
  public var file: String
  /// The bytes meant; nothing where the whole file is.
  public var span: Span?
  /// Further places, in the order in which they are shown.
  public var related: [Related]
  /// Edits that mend it, each an alternative.
  public var fixes: [FixIt]

  /// A finding.
  public init(
    _ id: String, _ severity: Severity, _ message: String, help: String? = nil,
    file: String, at span: Span?, related: [Related] = [], fixes: [FixIt] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.help = help
    self.file = file
    self.span = span
    self.related = related
    self.fixes = fixes
  }
}

extension [Diagnostic] {
  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// By file, place, then id: the order in which findings are shown.
  public func inOrder() -> [Diagnostic] {
    sorted { left, right in
      if left.file != right.file { return left.file < right.file }
      let (leftStart, rightStart) = (left.span?.start ?? -1, right.span?.start ?? -1)
      if leftStart != rightStart { return leftStart < rightStart }
      return (left.id, left.message) < (right.id, right.message)
    }
  }
}
