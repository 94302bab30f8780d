public import BelfrySource

extension Pattern {
  /// Sets of texts of more members than this are not listed.
  private static let mostAlternatives = 256

  /// The only texts that the whole expression matches, where they are few; in the order written.
  public var alternatives: [String]? {
    Self.plainAlternatives(text) ?? Self.texts(root)
  }

  /// The only text that matches, where there is one.
  public var literal: String? {
    let texts = alternatives
    return texts?.count == 1 ? texts?[0] : nil
  }

  /// What every match begins with.
  public var prefix: String {
    var text = ""
    for part in Self.flat(root) {
      guard case .literal(let value, false) = part.kind, let scalar = Unicode.Scalar(value) else {
        if case .assertion(.beginText) = part.kind { continue }
        break
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  /// Whether the empty text matches.
  public var matchesEmpty: Bool { root.matchesEmptyText }

  /// Whether every text matches, line breaks aside.
  public var matchesEverything: Bool {
    root.isEverything(atLeast: 0)
  }

  /// Whether every text but the empty one matches, line breaks aside.
  public var matchesEverythingButEmpty: Bool {
    root.isEverything(atLeast: 1)
  }

  /// Anchors at the ends, which say nothing where the whole text must match anyway.
  public var needlessAnchors: [Span] {
    let parts = Self.flat(root)
    var found: [Span] = []
    if let first = parts.first, case .assertion(.beginText) = first.kind {
      found.append(first.span)
    }
    if parts.count > found.count, let last = parts.last, case .assertion(.endText) = last.kind {
      found.append(last.span)
    }
    return found
  }

  /// The texts between bars, where nothing else in an expression has a meaning of its own.
  private static func plainAlternatives(_ text: String) -> [String]? {
    var bars = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"),
        UInt8(ascii: "?"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"),
        UInt8(ascii: "$"):
        return nil
      default: break
      }
    }
    guard bars > 0 else { return [text] }
    guard bars < mostAlternatives else { return nil }
    return text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }

  private static func flat(_ node: RegexNode) -> [RegexNode] {
    if case .sequence(let parts) = node.kind { return parts }
    return [node]
  }

  private static func texts(_ node: RegexNode) -> [String]? {
    switch node.kind {
    case .empty: return [""]
    case .literal(let value, false): return Unicode.Scalar(value).map { [String($0)] }
    case .set(let set, false, false):
      let count = set.ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 }
      guard count <= mostAlternatives else { return nil }
      return set.ranges.flatMap { $0.compactMap { Unicode.Scalar($0).map(String.init) } }
    case .capture(_, _, let inner): return texts(inner)
    case .alternatives(let parts):
      var result: [String] = []
      for part in parts {
        guard let texts = texts(part), result.count + texts.count <= mostAlternatives else {
          return nil
        }
        result += texts
      }
      return result
    case .sequence(let parts):
      var result = [""]
      for part in parts {
        if case .assertion(.beginText) = part.kind, result == [""] { continue }
        if case .assertion(.endText) = part.kind, part.span.end == node.span.end { continue }
        guard let texts = texts(part), result.count * texts.count <= mostAlternatives else {
          return nil
        }
        if texts.count == 1 {
          for index in result.indices { result[index] += texts[0] }
        } else {
          result = result.flatMap { head in texts.map { head + $0 } }
        }
      }
      return result
    case .repetition(let inner, 0, 1, _): return texts(inner).map { [""] + $0 }
    case .literal, .set, .any, .assertion, .repetition: return nil
    }
  }
}
