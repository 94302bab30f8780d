import BelfryRegex
import BelfrySource

// Which types are taken where, so that it is known before a template runs where it fails
// (Go's text/template: "Functions", "Arguments").
extension TemplateReader {
  /// An argument of a function.
  struct Argument {
    let shape: Shape
    /// How it is written; nothing where the pipeline hands it on.
    let operand: Operand?

    /// A number or text that is written out.
    var literal: Operand.Kind? { operand?.kind }
  }

  private mutating func fault(
    _ message: String, _ span: Span, help: String? = nil, replacement: String? = nil
  ) {
    reads.argumentFaults.append(
      TemplateReads.ArgumentFault(
        message: message, help: help, replacement: replacement, span: span))
  }

  /// Notes arguments that a function does not take; their number is right.
  mutating func noteTypes(_ name: String, _ span: Span, _ arguments: [Argument]) {
    switch name {
    case "eq", "ne", "lt", "le", "gt", "ge": compare(name, span, arguments)
    case "len", "index", "slice": collection(name, span, arguments)
    default:
      literal(name, arguments)
      guard let function = context.functions[name] ?? Builtins.table[name] else { return }
      for (place, argument) in arguments.enumerated() {
        let wanted =
          place < function.parameters.count ? function.parameters[place] : function.rest ?? .any
        if let found = wanted.refused(argument) {
          fault("'\(name)' takes \(wanted.words), not \(found)", argument.operand?.span ?? span)
        }
      }
    }
  }

  /// Notes what `range` cannot go through.
  mutating func noteLoop(over shape: Shape, _ span: Span) {
    // A text has elements for 'index' alone.
    if shape.kind == .text || !shape.isCollection {
      fault("'range' cannot go through \(shape.typeWords)", span)
    }
  }

  /// Notes arguments of what is no function.
  ///
  /// - Parameters:
  ///   - owner: What the last field was read of.
  ///   - isPiped: Whether the pipeline hands it one.
  mutating func noteArguments(of operand: Operand, _ owner: Shape, isPiped: Bool) {
    switch operand.kind {
    case .variable, .pipeline: break
    case .fields:
      switch owner {
      case .labels, .alertData, .notification, .alert, .pair, .sample: break
      default: return
      }
    // The parser knows the others.
    default: return
    }
    fault(
      "only functions take arguments, and this is a value", operand.span,
      help: isPiped
        ? "write 'or' in front of the values to take the first that is not empty"
        : "write each value in an action of its own")
  }

  /// Notes a text that is written out and that the function cannot read.
  private mutating func literal(_ name: String, _ arguments: [Argument]) {
    guard let first = arguments.first, case .string(let text)? = first.literal,
      let span = first.operand?.span
    else { return }
    switch name {
    case "match", "reReplaceAll":
      do throws(RegexError) {
        _ = try Pattern(text)
      } catch {
        fault("'\(name)' takes a regular expression: \(error.message)", span)
      }
    case "parseDuration":
      // A sign is understood by newer versions.
      guard
        PrometheusDurationText.seconds(text.hasPrefix("-") ? text.dropFirst() : text[...]) == nil
      else { return }
      fault("'\(name)' takes a duration such as '5m'", span)
    default: return
    }
  }

  // MARK: Functions of all templates

  private mutating func compare(_ name: String, _ span: Span, _ arguments: [Argument]) {
    if name != "eq", name != "ne" {
      for argument in arguments {
        guard let kind = argument.shape.kind, kind == .flag || kind == .other else { continue }
        return fault(
          "'\(name)' cannot order \(argument.shape.typeWords)", argument.operand?.span ?? span)
      }
    }
    guard let first = arguments.first, let kind = first.shape.kind else { return }
    for other in arguments.dropFirst() {
      guard let own = other.shape.kind else { continue }
      if own == kind {
        for argument in [first, other] where !argument.shape.isComparable {
          return fault(
            "'\(name)' cannot compare \(argument.shape.typeWords)", argument.operand?.span ?? span)
        }
        continue
      }
      let literal = [other, first].first { $0.isNumberOrText }
      let against = literal?.operand?.span == other.operand?.span ? first : other
      let text = literal.flatMap { $0.written(as: against.shape.kind) }
      fault(
        "'\(name)' cannot compare \(first.shape.typeWords) with \(other.shape.typeWords)",
        (literal ?? other).operand?.span ?? span,
        help: text.map { "write '\($0)'" }, replacement: text)
    }
  }

  private mutating func collection(_ name: String, _ span: Span, _ arguments: [Argument]) {
    guard let first = arguments.first else { return }
    var isTaken = first.shape.isCollection
    if case .integer = first.shape { isTaken = false }
    if case .labels = first.shape, name == "slice" { isTaken = false }
    guard isTaken else {
      let place = first.operand?.span ?? span
      return fault("'\(name)' takes no \(first.shape.typeWords.withoutArticle)", place)
    }
    // Of what an element is, nothing is known.
    guard let key = arguments.dropFirst().first, let kind = key.shape.kind else { return }
    var wanted = Shape.Kind.integer
    if case .labels = first.shape { wanted = .text }
    if case .unknown = first.shape { return }
    guard kind != wanted else { return }
    fault(
      "'\(name)' of \(first.shape.typeWords) takes \(wanted.words), not \(key.shape.typeWords)",
      key.operand?.span ?? span)
  }
}

extension TemplateReader.Argument {
  fileprivate var isNumberOrText: Bool {
    switch literal {
    case .integer?, .float?, .string?: true
    default: false
    }
  }

  /// A number or text that is written out, as one of another type.
  fileprivate func written(as kind: Shape.Kind?) -> String? {
    switch (literal, kind) {
    case (.integer(let number)?, .float?): "\(number).0"
    case (.float(let number)?, .integer?): Int(exactly: number).map { "\($0)" }
    case (.string(let text)?, .integer?): Int(text).map { "\($0)" }
    case (.string(let text)?, .float?):
      Double(text).flatMap { $0.isFinite ? "\($0)" : nil }
    default: nil
    }
  }
}
