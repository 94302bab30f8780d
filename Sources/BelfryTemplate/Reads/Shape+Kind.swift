extension Shape {
  /// What Go's comparisons tell apart.
  enum Kind {
    case text, float, integer, flag
    /// What is neither a number nor a text.
    case other

    /// Go's name of the type, with an article.
    var words: String {
      switch self {
      case .text: "a string"
      case .float: "a float"
      case .integer: "an int"
      case .flag: "a bool"
      case .other: "another value"
      }
    }
  }

  /// The kind; nothing where any may come.
  var kind: Kind? {
    switch self {
    case .unknown: nil
    case .text: .text
    case .number, .value: .float
    case .integer, .duration: .integer
    case .flag: .flag
    case .time, .strings, .labels, .pair, .pairs, .samples, .sample, .alertData, .notification,
      .alerts, .alert, .someAlerts:
      .other
    }
  }

  /// The value with Go's name of its type, where that says more.
  var typeWords: String {
    switch self {
    case .duration: words
    default: kind.map { $0 == .other ? words : $0.words } ?? words
    }
  }

  /// Whether Go compares two of them: no lists and maps, and nothing that holds such.
  var isComparable: Bool {
    switch self {
    case .labels, .pairs, .strings, .samples, .alertData, .notification, .alerts, .alert,
      .someAlerts:
      false
    case .unknown, .text, .number, .integer, .value, .flag, .time, .duration, .pair, .sample: true
    }
  }

  /// Whether it may hold elements.
  var isCollection: Bool {
    switch self {
    case .unknown, .text, .integer, .duration, .strings, .labels, .pairs, .samples, .alerts,
      .someAlerts:
      true
    case .number, .value, .flag, .time, .pair, .sample, .alertData, .notification, .alert: false
    }
  }
}

extension TemplateFunction.Parameter {
  /// What is wanted, with Go's name of the type.
  var words: String {
    switch self {
    case .any: "anything"
    case .number: "a number"
    case .string: "a string"
    case .integer: "an int"
    case .strings: "a list of strings"
    case .samples: "the samples of a query"
    case .sample: "a sample"
    case .time: "a time"
    case .duration: "a duration"
    }
  }

  /// What an argument is, where it is surely refused.
  func refused(_ argument: TemplateReader.Argument) -> String? {
    let shape = argument.shape
    if case .unknown = shape { return nil }
    switch (self, shape) {
    case (.any, _), (.string, .text), (.integer, .integer), (.strings, .strings),
      (.samples, .samples), (.sample, .sample), (.time, .time), (.duration, .duration),
      (.duration, .integer), (.number, .number), (.number, .value), (.number, .integer),
      (.number, .duration):
      return nil
    case (.number, .text):
      // A text that holds a number is taken as one.
      guard case .string(let text)? = argument.literal else { return nil }
      do throws(RunError) {
        _ = try TemplateValue.string(text).number()
        return nil
      } catch {
        return "the text \(GoFormat.quoted(text))"
      }
    default: return shape.typeWords
    }
  }
}

extension String {
  /// The words behind `a`, `an` or `the`.
  var withoutArticle: String {
    for article in ["an ", "a ", "the "] where hasPrefix(article) {
      return String(dropFirst(article.count))
    }
    return self
  }
}
