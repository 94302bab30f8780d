package import BelfrySource

/// What an `if` asks, as written: operators bind from the left, `and` no closer than `or`.
package indirect enum LogstashCondition: Sendable, Hashable {
  /// Two conditions with the operator between.
  case both(LogstashCondition, Connective, LogstashCondition)
  /// `!` before parentheses or a field.
  case not(LogstashCondition, at: Span)
  /// Two operands with an operator between.
  case comparison(LogstashOperand, Comparison, LogstashOperand, at: Span)
  /// An operand alone: whether it is there and not false.
  case truth(LogstashOperand)

  /// Words between conditions.
  package enum Connective: String, Sendable, CaseIterable {
    case and
    case or
    case xor
    case nand
  }

  /// Operators between operands.
  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case matches = "=~"
    case differs = "!~"
    case contained = "in"
    case absent = "not in"
  }
}

/// An operand of a condition.
package struct LogstashOperand: Sendable, Hashable {
  /// What it is.
  package var content: Content
  /// Its bytes.
  package var span: Span

  /// The kinds of operands.
  package indirect enum Content: Sendable, Hashable {
    /// What stands between quotes.
    case text(String)
    /// A number as written.
    case number(String)
    /// A field such as `[http][status]`: the names between the brackets.
    ///
    /// A list of one element reads as this, too: `["a"]` is the field named `"a"`, with quotes.
    case field([String])
    /// Values between brackets, none or at least two.
    case array([LogstashValue])
    /// A call such as `size([tags])`.
    case call(String, [LogstashOperand])
    /// What stands between slashes.
    case regex(String)
  }
}

extension LogstashCondition {
  /// Every operand, in the file's order; those inside calls after the call itself.
  package var operands: [LogstashOperand] {
    var found: [LogstashOperand] = []
    var pending = [self]
    while let next = pending.popLast() {
      switch next {
      case .both(let left, _, let right): pending += [right, left]
      case .not(let inner, _): pending.append(inner)
      case .comparison(let left, _, let right, _): found += [left, right]
      case .truth(let operand): found.append(operand)
      }
    }
    return found.flatMap(\.withArguments)
  }
}

extension LogstashOperand {
  fileprivate var withArguments: [LogstashOperand] {
    var found: [LogstashOperand] = []
    var pending = [self]
    while let next = pending.popLast() {
      found.append(next)
      if case .call(_, let arguments) = next.content { pending += arguments.reversed() }
    }
    return found
  }
}
