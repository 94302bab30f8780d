import BelfrySource

extension Lexer {
  /// `${X}` or `$X` with the rest of its word: what a script should have filled in is one fault.
  mutating func foreignVariable() -> Token {
    let start = cursor
    while let byte = byte() {
      if byte == 0x24, self.byte(1) == 0x7B {
        let closing = bytes[cursor...].firstIndex { $0 == 0x7D || $0 == 0x0A }
        guard let closing, bytes[closing] == 0x7D else {
          cursor += 1
          break
        }
        cursor = closing + 1
      } else if byte == 0x24 || isWord(byte) {
        cursor += 1
      } else {
        break
      }
    }
    report("PromQL has no variables such as '\(text(from: start))'", from: start)
    return Token(.bad, Span(start, cursor))
  }
}
