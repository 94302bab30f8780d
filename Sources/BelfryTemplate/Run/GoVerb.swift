/// One directive of a format, such as `%-8.3f`.
struct GoVerb {
  var letter: Unicode.Scalar = "v"
  var width: Int?
  var precision: Int?
  private var hasPlus = false
  private var hasMinus = false
  private var hasSharp = false
  private var hasSpace = false
  private var hasZero = false

  /// Takes a flag; false where it is none.
  mutating func take(_ flag: Unicode.Scalar) -> Bool {
    switch flag {
    case "+": hasPlus = true
    case "-": hasMinus = true
    case "#": hasSharp = true
    case " ": hasSpace = true
    case "0": hasZero = true
    default: return false
    }
    return true
  }

  /// A value at the top of the arguments.
  func text(_ value: TemplateValue) -> String {
    var verb = self
    if letter == "T" {
      if case .null = value { return pad("<nil>") }
      return pad(value.typeName)
    }
    if case .null = value { return letter == "v" ? pad("<nil>") : "%!\(letter)(<nil>)" }
    guard letter == "v" else { return verb.shown(value) }
    // With `v`, these two ask for names of fields and for Go's syntax.
    let isSyntax = hasSharp
    verb.hasPlus = false
    verb.hasSharp = false
    return isSyntax ? verb.syntax(value) : verb.shown(value, withNames: hasPlus)
  }

  // MARK: Kinds of values

  private func shown(_ value: TemplateValue, withNames: Bool = false) -> String {
    if "vsxXq".unicodeScalars.contains(letter), let own = GoFormat.ownText(value) {
      return string(own) ?? bad(value)
    }
    let found: String?
    switch value {
    case .null: return "<nil>"
    case .bool(let flag): found = letter == "t" || letter == "v" ? pad("\(flag)") : nil
    case .integer(let number), .duration(let number), .named(let number, _):
      found = integer(number.magnitude, isNegative: number < 0)
    case .unsigned(let number): found = integer(number, isNegative: false)
    case .float(let number): found = float(number)
    case .complex(let real, let imaginary): found = complex(real, imaginary)
    case .string(let text), .safe(let text): found = string(text)
    case .list(let items, _):
      return "[" + items.map { shown($0, withNames: withNames) }.joined(separator: " ") + "]"
    case .map(let entries, _):
      let pairs = GoFormat.sorted(entries).map {
        shown(.string($0.key)) + ":" + shown($0.value, withNames: withNames)
      }
      return "map[" + pairs.joined(separator: " ") + "]"
    case .structure(let fields, _):
      let texts = fields.map {
        (withNames ? "\($0.name):" : "") + shown($0.value, withNames: withNames)
      }
      return "{" + texts.joined(separator: " ") + "}"
    case .time: found = nil
    }
    return found ?? bad(value)
  }

  /// A value that the verb is not for.
  private func bad(_ value: TemplateValue) -> String {
    var verb = self
    verb.letter = "v"
    let text =
      GoFormat.ownText(value).map { verb.string($0) ?? $0 } ?? verb.shown(value)
    return "%!\(letter)(\(value.typeName)=\(text))"
  }

  /// As Go's source writes the value, as far as its type has a short form.
  private func syntax(_ value: TemplateValue) -> String {
    switch value {
    case .string(let text), .safe(let text): return pad(GoFormat.quoted(text))
    case .null: return "interface {}(nil)"
    case .list(let items, _):
      return value.typeName + "{" + items.map(syntax).joined(separator: ", ") + "}"
    case .map(let entries, _):
      let pairs = GoFormat.sorted(entries).map { GoFormat.quoted($0.key) + ":" + syntax($0.value) }
      return value.typeName + "{" + pairs.joined(separator: ", ") + "}"
    case .unsigned(let number): return pad("0x" + String(number, radix: 16))
    default: return shown(value)
    }
  }

  // MARK: Padding

  private func pad(_ text: String, zeros: Bool? = nil) -> String {
    let count = text.unicodeScalars.count
    guard let width, count < width else { return text }
    if hasMinus { return text + String(repeating: " ", count: width - count) }
    let fill: Character = zeros ?? hasZero ? "0" : " "
    return String(repeating: fill, count: width - count) + text
  }

  // MARK: Numbers

  private func integer(_ number: UInt64, isNegative: Bool) -> String? {
    let radix: Int
    switch letter {
    case "v", "d": radix = 10
    case "b": radix = 2
    case "o", "O": radix = 8
    case "x", "X": radix = 16
    case "c", "q", "U": return character(number, isNegative)
    default: return nil
    }
    var least = precision ?? 0
    if precision == 0, number == 0 { return pad("", zeros: false) }
    if precision == nil, hasZero, !hasMinus, let width {
      least = isNegative || hasPlus || hasSpace ? width - 1 : width
    }
    var digits = String(number, radix: radix, uppercase: letter == "X")
    digits = String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
    if hasSharp {
      switch radix {
      case 2: digits = "0b" + digits
      case 8: digits = digits.hasPrefix("0") ? digits : "0" + digits
      case 16: digits = (letter == "X" ? "0X" : "0x") + digits
      default: break
      }
    }
    if letter == "O" { digits = "0o" + digits }
    let sign = isNegative ? "-" : hasPlus ? "+" : hasSpace ? " " : ""
    return pad(sign + digits, zeros: false)
  }

  private func character(_ number: UInt64, _ isNegative: Bool) -> String {
    let scalar =
      (isNegative ? nil : UInt32(exactly: number).flatMap(Unicode.Scalar.init)) ?? "\u{FFFD}"
    switch letter {
    case "c": return pad(String(scalar))
    case "q": return pad(GoFormat.quoted(scalar, isASCII: hasPlus))
    default:
      let digits = String(isNegative ? 0 &- number : number, radix: 16, uppercase: true)
      let least = max(4, precision ?? 4)
      var text = "U+" + String(repeating: "0", count: max(0, least - digits.utf8.count)) + digits
      if hasSharp, GoFormat.isPrintable(scalar), !isNegative { text += " '\(scalar)'" }
      return pad(text, zeros: false)
    }
  }

  private func float(_ number: Double) -> String? {
    guard let digits = GoFormat.real(number, letter, precision, keepsPoint: hasSharp)
    else { return nil }
    var text = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits : "+" + digits
    if hasSpace, text.hasPrefix("+"), !hasPlus { text = " " + text.dropFirst() }
    if !number.isFinite {
      let isBare = number.isNaN && !hasSpace && !hasPlus
      return pad(isBare ? String(text.dropFirst()) : text, zeros: false)
    }
    guard hasPlus || !text.hasPrefix("+") else { return pad(String(text.dropFirst())) }
    let count = text.utf8.count
    guard hasZero, !hasMinus, let width, width > count else { return pad(text) }
    return text.prefix(1) + String(repeating: "0", count: width - count) + text.dropFirst()
  }

  private func complex(_ real: Double, _ imaginary: Double) -> String? {
    var verb = self
    guard let first = verb.float(real) else { return nil }
    verb.hasPlus = true
    return verb.float(imaginary).map { "(\(first)\($0)i)" }
  }

  // MARK: Texts

  private func string(_ text: String) -> String? {
    let cut = precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) }
    switch letter {
    case "v", "s": return pad(cut ?? text)
    case "q":
      let text = cut ?? text
      if hasSharp, text.unicodeScalars.allSatisfy({ GoFormat.isPlain($0) }) {
        return pad("`\(text)`")
      }
      return pad(GoFormat.quoted(text, isASCII: hasPlus))
    case "x", "X": return hexadecimal(text)
    default: return nil
    }
  }

  private func hexadecimal(_ text: String) -> String {
    let bytes = text.utf8.prefix(precision ?? Int.max)
    let isUpper = letter == "X"
    let prefix = hasSharp ? (isUpper ? "0X" : "0x") : ""
    let pairs = bytes.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: isUpper)
    }
    if pairs.isEmpty { return pad("") }
    return pad(
      hasSpace ? pairs.map { prefix + $0 }.joined(separator: " ") : prefix + pairs.joined())
  }
}
