import BelfrySource
import BelfryTemplate
import BelfryYAML

extension TemplateSubject {
  /// A mend that puts a text in the place of a part of an action, where the action ends behind it;
  /// `taking` is what goes with it behind the braces.
  func fix(
    _ message: String, _ span: Span, _ text: String, taking follower: String = "",
    isSafe: Bool = true
  ) -> [FixIt] {
    let bytes = Array(node.text.utf8)
    guard node.style != .doubleQuoted || !text.contains("\""), span.end <= bytes.count else {
      return []
    }
    var end = span.end
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    guard bytes[end...].starts(with: Array("}}".utf8)) else { return [] }
    var edits = [FixIt.Edit(place(span), text)]
    if !follower.isEmpty {
      guard bytes[(end + 2)...].starts(with: Array(follower.utf8)) else { return [] }
      edits.append(
        .init(place(Span(end + 2, end + 2 + follower.utf8.count)), ""))
    }
    return [FixIt(message, edits: edits, isSafe: isSafe)]
  }
}
