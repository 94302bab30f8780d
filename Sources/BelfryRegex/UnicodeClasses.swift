/// Sets of code points by their names in `\p{…}`: general categories and scripts.
enum UnicodeClasses {
  /// The set with a name; nothing where no category or script is called so.
  static func named(_ name: String) -> ScalarSet? {
    if name == "Any" { return .all }
    if let set = categories[name] { return set }
    return scripts[name]
  }

  /// Categories by their short names: `Lu`, and `L` for all that begin with it.
  private static let categories: [String: ScalarSet] = {
    var ranges: [String: [ClosedRange<UInt32>]] = [:]
    var start: UInt32 = 0
    var current = shortName(of: 0)
    for value in UInt32(1)...ScalarSet.last + 1 {
      let name = value > ScalarSet.last ? nil : shortName(of: value)
      guard name != current else { continue }
      if let current {
        ranges[current, default: []].append(start...value - 1)
        ranges[String(current.prefix(1)), default: []].append(start...value - 1)
      }
      start = value
      current = name
    }
    return ranges.mapValues(ScalarSet.init)
  }()

  /// Unassigned code points are in no category that RE2 knows; surrogates are no scalars.
  private static func shortName(of value: UInt32) -> String? {
    guard let scalar = Unicode.Scalar(value) else { return "Cs" }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: nil
    @unknown default: nil
    }
  }

  private static let scripts: [String: ScalarSet] = {
    var sets: [String: ScalarSet] = [:]
    for line in scriptTable.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      let ranges = words.dropFirst().compactMap { word -> ClosedRange<UInt32>? in
        let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let low = ends.first, let high = ends.last, low <= high else { return nil }
        return low...high
      }
      sets[String(name)] = ScalarSet(ranges)
    }
    return sets
  }()

  /// Sets by their names in `[[:alpha:]]`, all of ASCII.
  static let posix: [String: ScalarSet] = [
    "alnum": ascii(0x30...0x39, 0x41...0x5A, 0x61...0x7A), "alpha": ascii(0x41...0x5A, 0x61...0x7A),
    "ascii": ascii(0...0x7F), "blank": ascii(0x09...0x09, 0x20...0x20),
    "cntrl": ascii(0...0x1F, 0x7F...0x7F), "digit": digits, "graph": ascii(0x21...0x7E),
    "lower": ascii(0x61...0x7A), "print": ascii(0x20...0x7E),
    "punct": ascii(0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E),
    "space": ascii(0x09...0x0D, 0x20...0x20), "upper": ascii(0x41...0x5A), "word": words,
    "xdigit": ascii(0x30...0x39, 0x41...0x46, 0x61...0x66),
  ]

  /// `\d`.
  static let digits = ascii(0x30...0x39)
  /// `\s`.
  static let spaces = ascii(0x09...0x0A, 0x0C...0x0D, 0x20...0x20)
  /// `\w`.
  static let words = ascii(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)

  private static func ascii(_ ranges: ClosedRange<UInt32>...) -> ScalarSet { ScalarSet(ranges) }
}
