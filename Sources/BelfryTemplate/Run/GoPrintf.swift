/// `printf` with Go's verbs, flags, widths, precisions and argument numbers.
struct GoPrintf {
  /// The longest width or precision that Go obeys.
  private static let widest = 1_000_000

  private let format: [Unicode.Scalar]
  private let arguments: [TemplateValue]
  private var cursor = 0
  private var argument = 0
  private var isReordered = false
  private var hasGoodNumber = true
  private var output = ""

  static func text(_ format: String, _ arguments: [TemplateValue]) -> String {
    var printf = GoPrintf(format, arguments)
    printf.run()
    return printf.output
  }

  private init(_ format: String, _ arguments: [TemplateValue]) {
    self.format = Array(format.unicodeScalars)
    self.arguments = arguments
  }

  private var current: Unicode.Scalar? { cursor < format.count ? format[cursor] : nil }

  private mutating func run() {
    // A longer text is refused by whoever asked for it.
    while let scalar = current, output.utf8.count <= TemplateRun.Limit.output {
      cursor += 1
      if scalar == "%" { directive() } else { output.unicodeScalars.append(scalar) }
    }
    guard !isReordered, argument < arguments.count else { return }
    let extra = arguments[argument...].map { value in
      if case .null = value { return "<nil>" }
      return "\(value.typeName)=\(GoFormat.text(value))"
    }
    output += "%!(EXTRA " + extra.joined(separator: ", ") + ")"
  }

  private mutating func directive() {
    var verb = GoVerb()
    hasGoodNumber = true
    while let flag = current, verb.take(flag) { cursor += 1 }
    var isBehindNumber = takeArgumentNumber()
    takeWidth(&verb, &isBehindNumber)
    takePrecision(&verb, &isBehindNumber)
    if !isBehindNumber { _ = takeArgumentNumber() }
    guard let letter = current else {
      output += "%!(NOVERB)"
      return
    }
    cursor += 1
    verb.letter = letter
    if letter == "%" {
      output += "%"
    } else if !hasGoodNumber {
      output += "%!\(letter)(BADINDEX)"
    } else if argument >= arguments.count {
      output += "%!\(letter)(MISSING)"
    } else {
      output += verb.text(arguments[argument])
      argument += 1
    }
  }

  // MARK: Width, precision and argument numbers

  private mutating func takeWidth(_ verb: inout GoVerb, _ isBehindNumber: inout Bool) {
    if current == "*" {
      cursor += 1
      isBehindNumber = false
      guard let width = number() else {
        output += "%!(BADWIDTH)"
        return
      }
      if width < 0 { _ = verb.take("-") }
      verb.width = abs(width)
    } else {
      verb.width = digits()
      if isBehindNumber, verb.width != nil { hasGoodNumber = false }
    }
  }

  private mutating func takePrecision(_ verb: inout GoVerb, _ isBehindNumber: inout Bool) {
    guard current == "." else { return }
    cursor += 1
    if isBehindNumber { hasGoodNumber = false }
    isBehindNumber = takeArgumentNumber()
    if current == "*" {
      cursor += 1
      isBehindNumber = false
      guard let precision = number(), precision >= 0 else {
        output += "%!(BADPREC)"
        return
      }
      verb.precision = precision
    } else {
      verb.precision = digits() ?? 0
    }
  }

  /// The number that an argument gives for a width or precision.
  private mutating func number() -> Int? {
    guard argument < arguments.count else { return nil }
    defer { argument += 1 }
    guard case .integer(let value) = arguments[argument], value.magnitude <= Self.widest
    else { return nil }
    return Int(value)
  }

  private mutating func digits() -> Int? {
    var value: Int?
    while let scalar = current, ("0"..."9").contains(scalar) {
      let digit = Int(scalar.value) - 48
      value = (value ?? 0) * 10 + digit
      cursor += 1
      if let found = value, found > Self.widest { return nil }
    }
    return value
  }

  /// Takes `[2]`, which names the argument that comes next.
  private mutating func takeArgumentNumber() -> Bool {
    guard current == "[" else { return false }
    isReordered = true
    guard let end = format[cursor...].firstIndex(of: "]") else {
      hasGoodNumber = false
      cursor += 1
      return false
    }
    cursor += 1
    let value = digits()
    guard let value, cursor == end else {
      hasGoodNumber = false
      cursor = end + 1
      return false
    }
    cursor = end + 1
    if value >= 1, value <= arguments.count {
      argument = value - 1
    } else {
      hasGoodNumber = false
    }
    return true
  }
}
