/// Upper and lower case as Go's `strings` and `golang.org/x/text/cases` change it.
enum Casing {
  /// Letter by letter, each one staying one.
  static func upper(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let mapped = scalar.properties.uppercaseMapping
      result += mapped.unicodeScalars.count == 1 ? mapped : String(scalar)
    }
  }

  /// Letter by letter, each one staying one.
  static func lower(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      let mapped = scalar.properties.lowercaseMapping
      // Only the dotted capital I becomes two.
      result += mapped.unicodeScalars.count == 1 ? mapped : "i"
    }
  }

  /// The first letter with case of every word large, the others small or as they are.
  static func title(_ text: String, lowersRest: Bool) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var isInWord = false
    for (index, scalar) in scalars.enumerated() {
      let isMiddle =
        ".:'\u{2019}\u{B7}".unicodeScalars.contains(scalar) && index > 0
        && isLetter(scalars[index - 1]) && index + 1 < scalars.count
        && isLetter(scalars[index + 1])
      if scalar.properties.isCased {
        let kept = lowersRest ? scalar.properties.lowercaseMapping : String(scalar)
        result += isInWord ? kept : scalar.properties.titlecaseMapping
        isInWord = true
      } else {
        result.unicodeScalars.append(scalar)
        isInWord = isInWord && (isMiddle || isPart(scalar))
      }
    }
    return result
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  /// Whether a word goes on with it.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark, .spacingMark,
      .enclosingMark, .connectorPunctuation, .format:
      true
    default: false
    }
  }
}
