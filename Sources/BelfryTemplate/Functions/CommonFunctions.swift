import BelfryRegex

/// Functions that Prometheus' and Alertmanager's templates both have.
enum CommonFunctions {
  static let all: [TemplateFunction] = [
    TemplateFunction("toUpper", [.string]) { _, arguments in
      .string(Casing.upper(arguments[0].text))
    },
    TemplateFunction("toLower", [.string]) { _, arguments in
      .string(Casing.lower(arguments[0].text))
    },
    TemplateFunction("match", [.string, .string]) { run, arguments throws(RunError) in
      try run.spend(bytes: arguments[1].text.utf8.count &* arguments[0].text.utf8.count)
      let found = try pattern(arguments[0].text).firstMatch(in: Array(arguments[1].text.utf8))
      return .bool(found != nil)
    },
    TemplateFunction("reReplaceAll", [.string, .string, .string]) {
      run, arguments throws(RunError) in
      // The replacement may stand at every place, and repeat what was found there.
      let (text, replacement) = (arguments[2].text.utf8.count, arguments[1].text.utf8.count)
      try run.spend(bytes: text &* (replacement &+ arguments[0].text.utf8.count &+ 1))
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
}
