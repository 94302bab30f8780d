extension WebAddress {
  /// A text as it stands in a query or a form (RFC 3986, 2.3).
  package static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isKept =
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
        || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
      if isKept {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }

  /// Names and values as they stand in a query or a form.
  package static func form(_ fields: [(String, String)]) -> String {
    fields.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&")
  }
}
