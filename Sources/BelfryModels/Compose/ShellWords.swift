import BelfrySource
import BelfryYAML

/// What Compose makes of a command that is one text: words as a shell has them, although no shell
/// runs (`mattn/go-shellwords`, without variables and backticks).
package struct ShellWords: Sendable {
  /// Whether the text has words at all: quotes, brackets and escapes that begin also end.
  package private(set) var isWhole = true
  /// The byte at which a sign of the shell ends the words; what follows is dropped.
  package private(set) var cut: Int?

  private var isEscaped = false
  private var isSingle = false
  private var isDouble = false
  private var isBacktick = false
  private var isDollar = false
  /// The byte before, where it belongs to the same word.
  private var last: UInt8?

  private var isPlain: Bool { !isSingle && !isDouble && !isBacktick && !isDollar }

  /// Reads a text.
  package init(_ text: String) {
    for (place, byte) in text.utf8.enumerated() {
      guard isWhole, cut == nil else { return }
      read(byte, at: place)
    }
    if isEscaped || (!isPlain && cut == nil) { isWhole = false }
  }

  private mutating func read(_ byte: UInt8, at place: Int) {
    if isEscaped {
      isEscaped = false
      last = byte
      return
    }
    switch byte {
    case UInt8(ascii: "\\") where !isSingle:
      isEscaped = true
      return
    case 0x20, 0x09, 0x0A, 0x0D:
      last = isPlain ? nil : byte
      return
    case UInt8(ascii: "`") where !isSingle && !isDouble && !isDollar: isBacktick.toggle()
    case UInt8(ascii: ")") where !isSingle && !isDouble && !isBacktick: isDollar.toggle()
    case UInt8(ascii: "(") where !isSingle && !isDouble && !isBacktick:
      guard !isDollar, last == UInt8(ascii: "$") else {
        isWhole = false
        return
      }
      isDollar = true
    case UInt8(ascii: "\"") where !isSingle && !isDollar:
      isDouble.toggle()
      return
    case UInt8(ascii: "'") where !isDouble && !isDollar:
      isSingle.toggle()
      return
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"),
      UInt8(ascii: ">"):
      if isPlain { cut = place }
    default: break
    }
    last = byte
  }
}

extension DecodeContext {
  /// Reports commands that Compose cannot split into words.
  mutating func checkWords(under keys: [String], in node: Node) {
    for key in keys {
      guard let value = node[key], value.kind == .scalar, !ShellWords(value.text).isWhole else {
        continue
      }
      report(
        "value/bad-command", at: value.span, "Compose cannot split this command into words",
        help: "close quotes and brackets, or write a list: [sh, -c, '…']")
    }
  }
}
