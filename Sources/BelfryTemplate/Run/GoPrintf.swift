/// `printf` with Go's verbs, flags, widths and precisions.
enum GoPrintf {
  /// The longest width or precision that is obeyed.
  private static let widest = 10_000

  private struct Verb {
    var flags: Set<Character> = []
    var width: Int?
    var precision: Int?
    var letter: Character = "v"
  }

  static func text(_ format: String, _ arguments: [TemplateValue]) -> String {
    var result = ""
    var rest = Substring(format)
    var next = 0
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      let verb = take(&rest, arguments, &next)
      guard let verb else {
        result += "%!(NOVERB)"
        break
      }
      if verb.letter == "%" {
        result += "%"
      } else if next < arguments.count {
        result += write(arguments[next], verb)
        next += 1
      } else {
        result += "%!\(verb.letter)(MISSING)"
      }
    }
    result += rest
    if next < arguments.count {
      let extra = arguments[next...].map { value in
        if case .null = value { return "<nil>" }
        return "\(value.typeName)=\(GoFormat.text(value))"
      }
      result += "%!(EXTRA " + extra.joined(separator: ", ") + ")"
    }
    return result
  }

  private static func take(
    _ rest: inout Substring, _ arguments: [TemplateValue], _ next: inout Int
  ) -> Verb? {
    var verb = Verb()
    while let flag = rest.first, "+-# 0".contains(flag) {
      verb.flags.insert(flag)
      rest.removeFirst()
    }
    verb.width = number(&rest, arguments, &next)
    if let width = verb.width, width < 0 {
      verb.flags.insert("-")
      verb.width = -width
    }
    if rest.first == "." {
      rest.removeFirst()
      verb.precision = max(0, number(&rest, arguments, &next) ?? 0)
    }
    guard let letter = rest.popFirst() else { return nil }
    verb.letter = letter
    return verb
  }

  private static func number(
    _ rest: inout Substring, _ arguments: [TemplateValue], _ next: inout Int
  ) -> Int? {
    if rest.first == "*" {
      rest.removeFirst()
      defer { next += 1 }
      guard next < arguments.count, case .integer(let value) = arguments[next] else { return nil }
      return Int(min(max(value, -Int64(widest)), Int64(widest)))
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return min(Int(digits) ?? widest, widest)
  }

  private static func write(_ value: TemplateValue, _ verb: Verb) -> String {
    if verb.letter == "T" { return padded(value.typeName, verb, isNumber: false) }
    switch value {
    case .null: if verb.letter != "v" { return "%!\(verb.letter)(<nil>)" }
    // What holds others is written with the verb for each of them.
    case .list(let items, _):
      return "[" + items.map { write($0, verb) }.joined(separator: " ") + "]"
    case .map(let entries, _):
      let pairs = entries.sorted { $0.key < $1.key }
        .map { write(.string($0.key), verb) + ":" + write($0.value, verb) }
      return "map[" + pairs.joined(separator: " ") + "]"
    case .structure(let fields, _):
      return "{" + fields.map { write($0.value, verb) }.joined(separator: " ") + "}"
    default: break
    }
    guard let text = body(value, verb) else {
      let shown = padded(GoFormat.text(value), verb, isNumber: value.isNumber)
      return "%!\(verb.letter)(\(value.typeName)=\(shown))"
    }
    return padded(text, verb, isNumber: value.isNumber)
  }

  private static func padded(_ text: String, _ verb: Verb, isNumber: Bool) -> String {
    guard let width = verb.width, text.count < width else { return text }
    let fill = width - text.count
    if verb.flags.contains("-") { return text + String(repeating: " ", count: fill) }
    guard verb.flags.contains("0"), isNumber, text != "NaN", !text.hasSuffix("Inf") else {
      return String(repeating: " ", count: fill) + text
    }
    let sign = text.prefix { "+- ".contains($0) }
    return sign + String(repeating: "0", count: fill) + text.dropFirst(sign.count)
  }

  private static func body(_ value: TemplateValue, _ verb: Verb) -> String? {
    switch (verb.letter, value) {
    case ("v", _), ("s", .time), ("s", .duration):
      return signed(GoFormat.text(value), value, verb)
    case ("s", .string(let text)), ("s", .safe(let text)):
      return verb.precision.map { String(text.prefix($0)) } ?? text
    case ("q", .string(let text)), ("q", .safe(let text)): return GoFormat.quoted(text)
    case ("x", .string(let text)), ("X", .string(let text)):
      let digits = text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      return verb.letter == "X" ? digits.uppercased() : digits
    case ("t", .bool(let flag)): return flag ? "true" : "false"
    case ("d", .integer(let number)), ("d", .duration(let number)):
      return signed("\(number)", value, verb)
    case ("d", .unsigned(let number)): return signed("\(number)", value, verb)
    case (let letter, .integer(let number)):
      let radix: [Character: Int] = ["b": 2, "o": 8, "x": 16, "X": 16]
      if let radix = radix[letter] {
        let digits = String(number, radix: radix, uppercase: letter == "X")
        let prefix = verb.flags.contains("#") && radix == 16 ? "0\(letter)" : ""
        return signed(prefix + digits, value, verb)
      }
      if letter == "c" || letter == "U" {
        guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else { return nil }
        return letter == "c" ? String(scalar) : "U+" + String(number, radix: 16, uppercase: true)
      }
      return nil
    case (let letter, .float(let number)) where "eEfFgG".contains(letter):
      return signed(real(number, verb), value, verb)
    default: return nil
    }
  }

  private static func real(_ number: Double, _ verb: Verb) -> String {
    if "gG".contains(verb.letter), verb.precision == nil {
      let text = GoFormat.float(number)
      return verb.letter == "G" ? text.uppercased() : text
    }
    let letter: Character = verb.letter == "F" ? "f" : verb.letter
    return GoFormat.formatted(number, letter, precision: verb.precision ?? 6)
  }

  private static func signed(_ text: String, _ value: TemplateValue, _ verb: Verb) -> String {
    guard value.isNumber, !text.hasPrefix("-"), !text.hasPrefix("+") else { return text }
    if verb.flags.contains("+") { return "+" + text }
    return verb.flags.contains(" ") ? " " + text : text
  }
}

extension TemplateValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .unsigned, .float: true
    default: false
    }
  }
}
