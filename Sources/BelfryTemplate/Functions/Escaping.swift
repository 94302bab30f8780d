/// Escapes of text for other languages, as Go's libraries write them.
enum Escaping {
  /// For HTML, in texts and quoted attributes (`template.HTMLEscaper`).
  static func html(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "'": result += "&#39;"
      case "\"": result += "&#34;"
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// For texts of HTML as `html/template` writes them, which escapes `+` too.
  static func htmlTemplate(_ text: String) -> String {
    html(text).split(separator: "+", omittingEmptySubsequences: false).joined(separator: "&#43;")
  }

  /// For JavaScript's texts (`template.JSEscaper`).
  static func script(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\\\"
      case "'": result += "\\'"
      case "\"": result += "\\\""
      case "<", ">", "&", "=": result += "\\u00" + String(scalar.value, radix: 16, uppercase: true)
      case _ where scalar.value < 0x20 || !scalar.isASCII && !GoFormat.isPrintable(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// For a part of a URL's query (`url.QueryEscape`).
  static func query(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      if isDigit(byte) || isLetter(byte) || "-_.~".utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else if byte == 0x20 {
        result += "+"
      } else {
        result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }

  /// Back from a URL's query (`url.QueryUnescape`).
  static func fromQuery(_ text: String) throws(RunError) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte == 0x2B ? 0x20 : byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let value = UInt8(digits, radix: 16), !digits.hasPrefix("+")
      else { throw RunError("invalid URL escape \"%\(digits)\"") }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As JSON, the way `encoding/json` writes it: keys in order, HTML's characters escaped.
  static func json(_ value: TemplateValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number), .duration(let number), .named(let number, _): "\(number)"
    case .unsigned(let number): "\(number)"
    case .complex: "null"
    case .float(let number): jsonNumber(number)
    case .string(let text), .safe(let text): jsonText(text)
    case .list(let items, _): "[" + items.map(json).joined(separator: ",") + "]"
    case .map(let entries, _):
      "{"
        + entries.sorted { $0.key < $1.key }.map { "\(jsonText($0.key)):\(json($0.value))" }
        .joined(separator: ",") + "}"
    case .structure(let fields, let kind):
      "{"
        + fields.map { "\(jsonText(jsonName($0.name, kind))):\(json($0.value))" }
        .joined(separator: ",") + "}"
    case .time(let time): "\"\(time.format("2006-01-02T15:04:05.999999999Z07:00"))\""
    }
  }

  /// Alertmanager's structures have names of their own in JSON.
  private static func jsonName(_ name: String, _ kind: TemplateValue.StructureKind) -> String {
    guard kind == .alert || kind == .data else { return name }
    if name == "GeneratorURL" { return "generatorURL" }
    if name == "ExternalURL" { return "externalURL" }
    if name == "NotificationReason" { return "notification_reason" }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// With an exponent below 1e-6 and from 1e21, which then has no zero in front.
  private static func jsonNumber(_ number: Double) -> String {
    let isSmall = number != 0 && number.magnitude < 1e-6
    let text = GoFormat.shortest(number, exponentFrom: 21, exponentBelow: isSmall ? 0 : -100)
    guard let place = text.lastIndex(of: "e"), text[place...].hasPrefix("e-0") else { return text }
    return text[...place] + "-" + text[place...].dropFirst(3)
  }

  private static func jsonText(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || "<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
