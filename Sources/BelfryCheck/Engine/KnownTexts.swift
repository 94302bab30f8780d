import BelfryPromQL
import BelfrySource
import BelfryTemplate
import BelfryYAML
import Synchronization

/// Expressions and templates that were read, by their text: rules that are kept for several
/// environments, tenants or services repeat most of them.
///
/// A text is kept when it comes for the second time, so that those of which each stands once cost no
/// more than their hashes.
///
/// Texts are the same where their bytes are: an accent may be written in two ways, which are the same
/// to `==` but not to places, nor to Prometheus.
struct KnownTexts: Sendable {
  /// An expression of a rule.
  struct KnownExpression: Sendable {
    fileprivate let text: String
    let errors: [SyntaxError]
    /// Nothing where it cannot be read.
    let reading: ExpressionReading?

    fileprivate init(_ text: String) {
      let parsed = parse(text)
      self.text = text
      errors = parsed.errors
      reading = ExpressionReading(parsed)
    }
  }

  /// A label or annotation of an alert.
  struct KnownTemplate: Sendable {
    fileprivate let text: String
    let template: Template
    let reads: TemplateReads

    fileprivate init(_ text: String) {
      let parsed = AlertTemplate(text)
      self.text = text
      template = parsed.template
      reads = parsed.reads
    }
  }

  /// What was found out about an expression that is kept.
  private struct Answers {
    /// Whether it stands in the canonical form, for the width that was asked about last.
    var form: (width: Int, isCanonical: Bool)?
    var facts: ExpressionFacts?
    /// Findings in the expression itself.
    var own: KnownFindings?
    /// Findings in the labels and annotations of the alert that it stood in last.
    var texts: KnownFindings?
  }

  /// What findings belong to.
  enum Part {
    /// An expression.
    case expression
    /// Labels and annotations of an alert.
    case texts
  }

  /// As many are kept as a large collection of rules has that differ, and the hashes of many more;
  /// then each begins anew, so that memory does not grow with the file.
  private static let (most, mostSeen) = (1024, 1 << 16)
  private var seen: Set<Int> = []
  private var expressions: [Int: KnownExpression] = [:]
  private var templates: [Int: KnownTemplate] = [:]
  /// By the readings of the expressions that are kept.
  private var answers: [ObjectIdentifier: Answers] = [:]

  /// An expression of a rule.
  mutating func expression(_ text: String) -> KnownExpression {
    let hash = text.hashValue
    if let known = expressions[hash], known.text.hasBytes(of: text) { return known }
    let made = KnownExpression(text)
    guard isSecond(hash) else { return made }
    if expressions.count == Self.most { (expressions, answers) = ([:], [:]) }
    if let old = expressions.updateValue(made, forKey: hash)?.reading {
      answers[ObjectIdentifier(old)] = nil
    }
    if let reading = made.reading { answers[ObjectIdentifier(reading)] = Answers() }
    return made
  }

  /// A label or annotation of an alert.
  mutating func template(_ text: String) -> KnownTemplate {
    let hash = text.hashValue
    if let known = templates[hash], known.text.hasBytes(of: text) { return known }
    let made = KnownTemplate(text)
    guard isSecond(hash) else { return made }
    if templates.count == Self.most { templates = [:] }
    templates[hash] = made
    return made
  }

  private mutating func isSecond(_ hash: Int) -> Bool {
    if seen.count == Self.mostSeen { seen = [] }
    return !seen.insert(hash).inserted
  }

  /// Whether an expression is kept, so that it pays to keep what is found in it.
  func keeps(_ subject: ExpressionSubject) -> Bool {
    answers[ObjectIdentifier(subject.reading)] != nil
  }

  /// What checks find in an expression that is kept or in its alert's texts, where that is known
  /// from another place.
  func findings(
    _ part: Part, _ text: RawText, _ subject: ExpressionSubject, _ path: String
  ) -> KnownFindings.Found? {
    guard let answers = answers[ObjectIdentifier(subject.reading)] else { return nil }
    let known = part == .expression ? answers.own : answers.texts
    return known?.findings(in: text, subject.role, path)
  }

  /// Keeps what checks found in an expression that is kept, or in its alert's texts.
  mutating func keep(
    _ found: KnownFindings.Found, _ part: Part, _ text: RawText, _ subject: ExpressionSubject,
    _ path: String
  ) {
    let reading = ObjectIdentifier(subject.reading)
    let known = KnownFindings(text, subject.role, path, found)
    switch part {
    case .expression: answers[reading]?.own = known
    case .texts: answers[reading]?.texts = known
    }
  }

  /// What checks of a whole file ask about an expression.
  mutating func facts(_ subject: ExpressionSubject, keepsLabels: Bool) -> ExpressionFacts {
    let reading = ObjectIdentifier(subject.reading)
    if let known = answers[reading]?.facts { return known }
    let facts = ExpressionFacts(subject, keepsLabels: keepsLabels)
    answers[reading]?.facts = facts
    return facts
  }

  /// Whether a scalar with this expression holds the canonical form for lines of so many bytes.
  mutating func isCanonical(_ node: Node, _ subject: ExpressionSubject, width: Int) -> Bool {
    let reading = ObjectIdentifier(subject.reading)
    if let form = answers[reading]?.form, form.width == width { return form.isCanonical }
    let isCanonical = Printer().isPretty(node.text, subject.tree, width: width, layout: .flush)
    answers[reading]?.form = (width, isCanonical)
    return isCanonical
  }
}

/// Hands out texts that were read to one piece of the work at a time: cores that shared them would
/// wait for each other's reference counts.
final class KnownTextsPool: Sendable {
  private let free = Mutex<[KnownTexts]>([])

  /// Works with texts that nobody else has meanwhile.
  func use<Result>(_ work: (inout KnownTexts) -> Result) -> Result {
    var texts = free.withLock { $0.popLast() } ?? KnownTexts()
    let result = work(&texts)
    free.withLock { $0.append(texts) }
    return result
  }
}
