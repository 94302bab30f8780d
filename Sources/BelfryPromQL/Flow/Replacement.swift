import BelfryRegex

/// What `label_replace` does to its target.
struct Replacement {
  enum Effect {
    /// The regex cannot match: nothing changes.
    case none
    /// The target is set, to a value where it is known.
    case writes(String?)
    /// The target is removed.
    case removes
    /// The target is set on some series, and never removed.
    case mayWrite
    /// The target is set or removed on some series.
    case mayChange
  }

  let source: LabelFact
  let regex: String
  let template: String

  /// Whether the template leaves something whatever the groups match.
  private var hasText: Bool {
    var rest = Substring(template)
    while let dollar = rest.firstIndex(of: "$") {
      if dollar > rest.startIndex { return true }
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" { return true }
      if rest.first == "{" {
        rest = rest.drop { $0 != "}" }.dropFirst()
      } else {
        rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "_" }
      }
    }
    return !rest.isEmpty
  }

  var effect: Effect {
    // Where the source's value is known, so is the result.
    if let value = source.presence == .never ? "" : source.value,
      let pattern = try? Pattern(regex, dotMatchesNewline: true)
    {
      let bytes = Array(value.utf8)
      guard let captures = pattern.captures(inWhole: bytes) else { return .none }
      let text = String(decoding: pattern.expand(template, captures, bytes), as: UTF8.self)
      return text.isEmpty ? .removes : .writes(text)
    }
    if template.isEmpty { return .mayChange }
    // A group around everything copies the source.
    let copies = ["$1", "${1}", "$0", "${0}"].contains(template)
    switch regex {
    case ".*", "(.*)":
      if hasText { return .writes(template.contains("$") ? nil : template) }
      guard copies, regex != ".*" || template.contains("0") else { return .mayChange }
      switch source.presence {
      case .always: return .writes(source.value)
      case .never: return .removes
      case .possible: return .mayChange
      }
    case ".+", "(.+)":
      guard source.presence != .never else { return .none }
      let copiesAll = copies && (regex != ".+" || template.contains("0"))
      if source.presence == .always, hasText || copiesAll {
        return .writes(copiesAll ? source.value : template.contains("$") ? nil : template)
      }
      return hasText || copiesAll ? .mayWrite : .mayChange
    default: return hasText ? .mayWrite : .mayChange
    }
  }
}
