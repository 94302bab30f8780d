import BelfrySource

/// One word inside an action.
struct TemplateToken {
  enum Kind {
    case identifier, keyword, variable, field, dot
    case string, rawString, character, number, complex
    case declare, assign, pipe, leftParen, rightParen
    /// Any other sign, which stands for itself.
    case sign
    /// `}}`, with or without a marker.
    case close
    /// Something that is no word; it was reported.
    case bad
    case end
  }

  /// Words that no function may be called by.
  static let keywords: Set<String> = [
    "block", "break", "continue", "define", "else", "end", "if", "nil", "range", "template", "with",
  ]

  var kind: Kind
  var span: Span
  var text: String
  /// Whether a blank stands before it: `x .y` are two operands, `x.y` is one.
  var followsBlank: Bool

  func isWord(_ word: String) -> Bool { kind == .keyword && text == word }

  /// Whether an operand can begin with it.
  var beginsOperand: Bool {
    switch kind {
    case .identifier, .variable, .field, .dot, .string, .rawString, .character, .number, .complex,
      .leftParen:
      true
    case .keyword: text == "nil"
    default: false
    }
  }

  /// As Go's messages write it: quoted and cut, keywords in brackets.
  var shown: String {
    switch kind {
    case .end: return "EOF"
    case .keyword, .dot: return "<\(text)>"
    default:
      let cut = String(text.unicodeScalars.prefix(10).map(Character.init))
      return GoFormat.quoted(cut) + (text.utf8.count > 10 ? "..." : "")
    }
  }
}
