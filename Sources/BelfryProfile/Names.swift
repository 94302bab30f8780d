package import BelfryYAML

/// A project's name: fit for Compose projects, networks and data streams.
package struct ProjectName: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: \.isLower, rest: { $0.isLower || $0.isDigit || $0 == 0x2D }, atMost: 40)
    guard fits, !text.hasSuffix("-") else { return nil }
    self.text = text
  }

  package static let pattern = "^[a-z][a-z0-9-]{0,39}$"
  package static let words = "a name of lower-case letters, digits and '-', such as 'shop'"
}

/// A dataset of a data stream: no upper case and none of `\/*?"<>| ,#:-` (Elasticsearch 9, data
/// stream naming).
package struct DatasetName: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLower || $0.isDigit },
      rest: { $0.isLower || $0.isDigit || $0 == 0x5F || $0 == 0x2E }, atMost: 60)
    guard fits else { return nil }
    self.text = text
  }

  package static let pattern = "^[a-z0-9][a-z0-9_.]{0,59}$"
  package static let words = "a name of lower-case letters, digits, '_' and '.', such as 'shop'"
}

/// The value of a label that routes are chosen by.
package struct LabelText: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLetter || $0.isDigit },
      rest: { $0.isLetter || $0.isDigit || [0x2D, 0x2E, 0x5F].contains($0) }, atMost: 60)
    guard fits else { return nil }
    self.text = text
  }

  package static let pattern = "^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$"
  package static let words = "a word of letters, digits, '-', '_' and '.'"
}

/// A label's value in which a dot stands for any character: `timeout`, `5..`.
package struct LabelPattern: TextField {
  package let text: String

  package init?(_ text: String) {
    let others: Set<UInt8> = [0x2D, 0x2E, 0x2F, 0x3A, 0x5F]
    let fits: (UInt8) -> Bool = { $0.isLetter || $0.isDigit || others.contains($0) }
    guard spelt(text, first: fits, rest: fits, atMost: 60) else { return nil }
    self.text = text
  }

  package static let pattern = "^[A-Za-z0-9_./:-]{1,60}$"
  package static let words =
    "a label's value such as 'timeout', or '5..' with any character for a dot"
}

/// An alert's name.
package struct AlertName: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLetter }, rest: { $0.isLetter || $0.isDigit || $0 == 0x5F }, atMost: 80)
    guard fits else { return nil }
    self.text = text
  }

  package static let pattern = "^[A-Za-z][A-Za-z0-9_]{0,79}$"
  package static let words = "a name of letters, digits and '_', such as 'QueueStuck'"
}

/// A metric's name as the text format without quotes knows it.
package struct MetricNameText: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLetter || $0 == 0x5F || $0 == 0x3A },
      rest: { $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x3A }, atMost: 200)
    guard fits else { return nil }
    self.text = text
  }

  package static let pattern = "^[A-Za-z_:][A-Za-z0-9_:]{0,199}$"
  package static let words = "a metric name such as 'http_requests_total'"
}

/// A label's name as the text format without quotes knows it.
package struct LabelNameText: TextField {
  package let text: String

  package init?(_ text: String) {
    let fits = spelt(
      text, first: { $0.isLetter || $0 == 0x5F },
      rest: { $0.isLetter || $0.isDigit || $0 == 0x5F }, atMost: 100)
    guard fits, !text.hasPrefix("__") else { return nil }
    self.text = text
  }

  package static let pattern = "^(?!__)[A-Za-z_][A-Za-z0-9_]{0,99}$"
  package static let words = "a label name such as 'status_code'"
}
