public import BelfrySource

/// A regular expression in RE2's syntax, as Prometheus, Alertmanager, Loki and Go's templates use it.
///
/// Source: Go's `regexp/syntax` with its Perl flags. Matching takes time in proportion to the text.
public struct Pattern: Sendable {
  /// The expression as it was written.
  public let text: String
  /// Its tree.
  public let root: RegexNode
  /// Names of the groups that capture, from the first; nothing for those without.
  public let captureNames: [String?]
  private let program: RegexProgram

  /// Reads an expression; `.` may match line breaks, as it does in Prometheus 3's matchers.
  public init(_ text: String, dotMatchesNewline: Bool = false) throws(RegexError) {
    var parser = RegexParser(Array(text.utf8), dotMatchesNewline: dotMatchesNewline)
    root = try parser.whole()
    self.text = text
    captureNames = parser.names
    program = RegexProgram(root)
  }

  /// What is wrong with an expression; nothing where it can be used.
  public static func fault(in text: String) -> RegexError? {
    do throws(RegexError) {
      _ = try RegexNode.parse(text)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Matching

  /// Whether the expression matches a text from its first to its last character.
  public func matchesWhole(_ text: String) -> Bool { matchesWhole(Array(text.utf8)) }

  /// Whether the expression matches bytes from the first to the last.
  public func matchesWhole(_ bytes: [UInt8]) -> Bool {
    RegexMatcher(program, bytes, isAnchored: true, keepsCaptures: false)
      .match(from: 0, captureCount: 0) != nil
  }

  /// Byte ranges of the first match and its captures in order; nothing for one that took no part.
  public func firstMatch(in bytes: [UInt8], from start: Int = 0) -> [Span?]? {
    let matcher = RegexMatcher(program, bytes, isAnchored: false, keepsCaptures: true)
    return matcher.match(from: start, captureCount: captureNames.count).map(Self.spans)
  }

  /// Byte ranges of the captures where the whole text matches, the whole first.
  public func captures(inWhole bytes: [UInt8]) -> [Span?]? {
    let matcher = RegexMatcher(program, bytes, isAnchored: true, keepsCaptures: true)
    return matcher.match(from: 0, captureCount: captureNames.count).map(Self.spans)
  }

  private static func spans(_ slots: [Int]) -> [Span?] {
    stride(from: 0, to: slots.count - 1, by: 2).map { index in
      slots[index] < 0 || slots[index + 1] < 0 ? nil : Span(slots[index], slots[index + 1])
    }
  }

  // MARK: Replacing

  /// The text with every match replaced; `$1`, `${1}` and `${name}` stand for captures, `$$` for a
  /// dollar (Go's `ReplaceAllString`).
  public func replacingAll(in text: String, with template: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    var place = 0
    var lastEnd = -1
    while place <= bytes.count, let match = firstMatch(in: bytes, from: place), let whole = match[0]
    {
      // An empty match right behind another one does not count.
      if !(whole.start == whole.end && whole.end == lastEnd) {
        result += bytes[copied..<whole.start] + expand(template, match, bytes)
        copied = whole.end
        lastEnd = whole.end
      }
      let isEmpty = whole.start == whole.end
      let length = isEmpty && whole.end < bytes.count ? decode(bytes, at: whole.end).length : 1
      place = isEmpty ? whole.end + length : whole.end
    }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// A template with captures put in; an unknown one stands for nothing (Go's `Expand`).
  public func expand(_ template: String, _ captures: [Span?], _ bytes: [UInt8]) -> [UInt8] {
    let source = Array(template.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < source.count {
      guard source[index] == 0x24, index + 1 < source.count else {
        result.append(source[index])
        index += 1
        continue
      }
      if source[index + 1] == 0x24 {
        result.append(0x24)
        index += 2
        continue
      }
      guard let (name, end) = reference(source, index + 1) else {
        result.append(0x24)
        index += 1
        continue
      }
      let number = Int(name) ?? captureNames.firstIndex(of: name).map { $0 + 1 } ?? -1
      if captures.indices.contains(number), let span = captures[number] {
        result += bytes[span.start..<span.end]
      }
      index = end
    }
    return result
  }

  /// References of a template to groups that the expression does not have, which stand for nothing
  /// (Go's `Expand`), with their bytes.
  public func missingGroups(in template: String) -> [(name: String, span: Span)] {
    let source = Array(template.utf8)
    var found: [(String, Span)] = []
    var index = 0
    while index + 1 < source.count {
      guard source[index] == 0x24 else {
        index += 1
        continue
      }
      // A doubled one stands for itself.
      guard source[index + 1] != 0x24, let (name, end) = reference(source, index + 1) else {
        index += source[index + 1] == 0x24 ? 2 : 1
        continue
      }
      let isKnown = Int(name).map { $0 <= captureNames.count } ?? captureNames.contains(name)
      if !isKnown { found.append((name, Span(index, end))) }
      index = end
    }
    return found
  }

  /// The name behind a dollar, as long as it can be, and where it ends.
  private func reference(_ source: [UInt8], _ start: Int) -> (name: String, end: Int)? {
    let isBraced = source[start] == 0x7B
    let first = isBraced ? start + 1 : start
    var end = first
    while end < source.count, isWordByte(source[end]) { end += 1 }
    guard end > first, !isBraced || end < source.count && source[end] == 0x7D else { return nil }
    return (String(decoding: source[first..<end], as: UTF8.self), isBraced ? end + 1 : end)
  }
}
