import BelfryRegex

/// Functions that Prometheus' and Alertmanager's templates both have.
enum CommonFunctions {
  static let all: [TemplateFunction] = [
    TemplateFunction("toUpper", [.string]) { _, arguments in
      .string(arguments[0].text.uppercased())
    },
    TemplateFunction("toLower", [.string]) { _, arguments in
      .string(arguments[0].text.lowercased())
    },
    TemplateFunction("title", [.string]) { _, arguments in .string(title(arguments[0].text)) },
    TemplateFunction("match", [.string, .string]) { _, arguments throws(RunError) in
      let found = try pattern(arguments[0].text).firstMatch(in: Array(arguments[1].text.utf8))
      return .bool(found != nil)
    },
    TemplateFunction("reReplaceAll", [.string, .string, .string]) { _, arguments throws(RunError) in
      let pattern = try pattern(arguments[0].text)
      return .string(pattern.replacingAll(in: arguments[2].text, with: arguments[1].text))
    },
    TemplateFunction("safeHtml", [.string]) { _, arguments in .safe(arguments[0].text) },
    TemplateFunction("humanizeDuration", [.number]) { _, arguments throws(RunError) in
      .string(Humanize.duration(try arguments[0].number()))
    },
  ]

  private static func pattern(_ text: String) throws(RunError) -> Pattern {
    do throws(RegexError) {
      return try Pattern(text)
    } catch {
      throw RunError("error parsing regexp: \(error.message)")
    }
  }

  /// Every word with a capital first, the rest as it is.
  private static func title(_ text: String) -> String {
    var isInWord = false
    return text.reduce(into: "") { result, character in
      let isLetter = character.isLetter || character.isNumber || character == "'" && isInWord
      result += isLetter && !isInWord ? character.uppercased() : String(character)
      isInWord = isLetter
    }
  }
}
