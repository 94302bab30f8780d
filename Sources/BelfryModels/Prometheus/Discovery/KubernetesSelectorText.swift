/// Selectors of Kubernetes as its own libraries read them (`k8s.io/apimachinery`, labels and fields).
enum KubernetesSelectorText {
  /// Why a text is no selector of fields; nothing where it is one.
  static func fault(field text: String) -> String? {
    for term in terms(text) where !term.isEmpty {
      guard let (_, value) = split(term) else { return "write 'name=value' or 'name!=value'" }
      var isEscaped = false
      for byte in value.utf8 {
        if isEscaped {
          guard [0x5C, 0x2C, 0x3D].contains(byte) else { return "'\\' escapes ',', '=' and '\\'" }
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x3D {
          return "write '\\=' for an equals sign"
        }
      }
      if isEscaped { return "nothing follows the last '\\'" }
    }
    return nil
  }

  /// Parts between commas that are not escaped.
  private static func terms(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isEscaped = false
    for index in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[index] == "\\" {
        isEscaped = true
      } else if text[index] == "," {
        parts.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    return parts + [text[start...]]
  }

  private static func split(_ term: Substring) -> (name: Substring, value: Substring)? {
    for index in term.indices {
      for sign in ["!=", "==", "="] where term[index...].hasPrefix(sign) {
        return (term[..<index], term[index...].dropFirst(sign.count))
      }
    }
    return nil
  }

  /// Why a text is no selector of labels; nothing where it is one.
  static func fault(label text: String) -> String? {
    var reader = LabelSelectorReader(text)
    return reader.fault()
  }
}

/// Reads requirements such as `app=a, tier in (b, c), !d`.
private struct LabelSelectorReader {
  private var words: [String] = []
  private var next = 0

  init(_ text: String) {
    var word = ""
    var rest = text[...]
    while let first = rest.first {
      if " \t\r\n".contains(first) || "=!(),><".contains(first) {
        if !word.isEmpty { words.append(word) }
        word = ""
        if "!=".contains(first), rest.dropFirst().first == "=" {
          words.append(String(rest.prefix(2)))
          rest = rest.dropFirst()
        } else if "=!(),><".contains(first) {
          words.append(String(first))
        }
      } else {
        word.append(first)
      }
      rest = rest.dropFirst()
    }
    if !word.isEmpty { words.append(word) }
  }

  mutating func fault() -> String? {
    guard !words.isEmpty else { return nil }
    while true {
      if let why = requirement() { return why }
      guard let word = take() else { return nil }
      guard word == "," else { return "a ',' is missing before '\(word)'" }
      guard next < words.count else { return "nothing follows the last ','" }
    }
  }

  private mutating func requirement() -> String? {
    let isNegated = peek == "!"
    if isNegated { next += 1 }
    guard let key = take(), Self.isKey(key) else { return "a label's name is missing or wrong" }
    guard let sign = peek, sign != "," else { return nil }
    if isNegated { return "nothing stands behind '!\(key)'" }
    next += 1
    switch sign {
    case "in", "notin": return values()
    case "=", "==", "!=":
      guard let value = peek, value != "," else { return nil }
      next += 1
      return Self.isValue(value) ? nil : "'\(value)' is not a label's value"
    case ">", "<":
      guard let value = take(), Int64(value) != nil else { return "'\(sign)' needs a whole number" }
      return nil
    default: return "'\(sign)' is not an operator: use =, !=, in or notin"
    }
  }

  private mutating func values() -> String? {
    guard take() == "(" else { return "'(' is missing" }
    var expectsValue = true
    while let word = take() {
      if word == ")" { return nil }
      if word == "," {
        expectsValue = true
      } else if expectsValue, Self.isValue(word) {
        expectsValue = false
      } else {
        return "'\(word)' is not a label's value"
      }
    }
    return "')' is missing"
  }

  private var peek: String? { next < words.count ? words[next] : nil }

  private mutating func take() -> String? {
    defer { next += 1 }
    return peek
  }

  /// A name of up to 63 characters, perhaps with a domain and '/' before it.
  private static func isKey(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.last, !name.isEmpty, isValue(String(name)) else {
      return false
    }
    guard parts.count == 2 else { return true }
    let domain = parts[0]
    return !domain.isEmpty && domain.utf8.count <= 253
      && domain.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        isEdge(part.utf8.first) && isEdge(part.utf8.last)
          && part.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == 0x2D }
      }
  }

  /// Letters, digits, `-`, `_` and `.`, with a letter or digit at both ends; may be empty.
  private static func isValue(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last else { return true }
    let isPlain = { (byte: UInt8) in isLower(byte | 0x20) || isDigit(byte) }
    return text.utf8.count <= 63 && isPlain(first) && isPlain(last)
      && text.utf8.allSatisfy { isPlain($0) || [0x2D, 0x5F, 0x2E].contains($0) }
  }

  private static func isEdge(_ byte: UInt8?) -> Bool {
    byte.map { isLower($0) || isDigit($0) } ?? false
  }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
