import BelfryRegex
package import BelfryYAML

/// A regular expression of Go (RE2), as the collector and Filebeat read it.
package struct RegexText: TextField {
  package let text: String

  package init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 500, Pattern.fault(in: text) == nil,
      text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
    else { return nil }
    self.text = text
  }

  package static let pattern = "^[^\\u0000-\\u001f]{1,500}$"
  package static let words = "a regular expression of Go, such as '^\\d{4}-'"
}
