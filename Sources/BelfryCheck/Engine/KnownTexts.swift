import BelfryPromQL
import BelfrySource
import BelfryTemplate
import Synchronization

/// Expressions and templates that were read, by their text: rules that are kept for several
/// environments, tenants or services repeat most of them.
struct KnownTexts: Sendable {
  /// An expression, and what is asked about its text.
  struct KnownExpression: Sendable {
    let errors: [SyntaxError]
    /// Nothing where it cannot be read.
    let reading: ExpressionReading?
    /// Whether it stands in the canonical form, for the width that was asked about last.
    fileprivate var form: (width: Int, isCanonical: Bool)?
  }

  /// A label or annotation of an alert.
  struct KnownTemplate: Sendable {
    let template: Template
    let reads: TemplateReads
  }

  /// As many are kept as a large collection of rules has that differ; then it begins anew, so that
  /// memory does not grow with the file.
  private static let most = 1024
  private var expressions: [String: KnownExpression] = [:]
  private var templates: [String: KnownTemplate] = [:]
  /// What was found in expressions, by their readings.
  private var findings: [ObjectIdentifier: KnownFindings] = [:]

  /// An expression of a rule.
  mutating func expression(_ text: String) -> KnownExpression {
    if let known = expressions[text] { return known }
    if expressions.count == Self.most { (expressions, findings) = ([:], [:]) }
    let parsed = parse(text)
    let made = KnownExpression(errors: parsed.errors, reading: ExpressionReading(parsed))
    expressions[text] = made
    return made
  }

  /// What checks find in an expression, where that is known from another place.
  func findings(
    in subject: ExpressionSubject, _ path: String
  ) -> [(place: Int, finding: Diagnostic)]? {
    findings[ObjectIdentifier(subject.reading)]?.findings(in: subject, path)
  }

  /// Keeps what checks found in an expression.
  mutating func keep(
    _ found: [(place: Int, finding: Diagnostic)], in subject: ExpressionSubject, _ path: String
  ) {
    findings[ObjectIdentifier(subject.reading)] = KnownFindings(subject, path, found)
  }

  /// A label or annotation of an alert.
  mutating func template(_ text: String) -> KnownTemplate {
    if let known = templates[text] { return known }
    if templates.count == Self.most { templates = [:] }
    let parsed = AlertTemplate(text)
    let made = KnownTemplate(template: parsed.template, reads: parsed.reads)
    templates[text] = made
    return made
  }

  /// Whether an expression stands in the canonical form for lines of so many bytes.
  mutating func isCanonical(_ text: String, _ tree: Expression, width: Int) -> Bool {
    if let form = expressions[text]?.form, form.width == width { return form.isCanonical }
    let isCanonical = Printer().isPretty(text, tree, width: width, layout: .flush)
    expressions[text]?.form = (width, isCanonical)
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
