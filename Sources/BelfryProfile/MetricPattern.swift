package import BelfryYAML

/// Names of metrics: one name, or several by `*` for any characters.
package struct MetricPattern: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits: (UInt8) -> Bool = {
      $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x3A || $0 == 0x2A
    }
    guard spelt(text, first: { fits($0) && !$0.isDigit }, rest: fits, atMost: 200) else {
      return nil
    }
    self.text = text
  }

  /// The regular expression (RE2, anchored by whoever reads it) of the same names.
  package var regex: String {
    text.split(separator: "*", omittingEmptySubsequences: false).joined(separator: ".*")
  }

  package static let pattern = "^[A-Za-z_:*][A-Za-z0-9_:*]{0,199}$"
  package static let words = "a metric name such as 'http_requests_total', or 'job:*' for several"
}
