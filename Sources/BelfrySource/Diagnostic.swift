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

  /// Findings of one kind of check in one file that are kept.
  public static var mostKept: Int { 20_000 }

  /// Adds a finding of one kind of check in one file. More than anybody reads would only fill the
  /// memory: the last that is kept says that there are more.
  public mutating func keep(_ finding: Diagnostic) {
    guard count <= Self.mostKept else { return }
    guard count == Self.mostKept else { return append(finding) }
    var last = finding
    last.message = "there are more findings like the \(count) before; they are left out"
    last.help = "mend those first, or look whether the file is what it should be"
    (last.related, last.fixes) = ([], [])
    append(last)
  }

  /// At most so many findings of each id, the first in the file; those of one file.
  public func bounded() -> [Diagnostic] {
    guard count > Self.mostKept else { return self }
    var kept: [String: [Diagnostic]] = [:]
    for finding in inOrder() { kept[finding.id, default: []].keep(finding) }
    return kept.values.flatMap(\.self).inOrder()
  }

  /// Findings in order, each once: what stands behind several aliases is found for every one.
  public func withoutRepeats() -> [Diagnostic] {
    indices.compactMap { $0 > 0 && self[$0] == self[$0 - 1] ? nil : self[$0] }
  }

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
