/// What tells the language of Loki from PromQL where no datasource does.
enum LogQLSigns {
  /// Whether a text has what PromQL has nowhere: a bar outside of quotes, or a filter of lines behind
  /// a selector.
  static func mayBeLogQL(_ text: String) -> Bool {
    var quote: UInt8?
    var isEscaped = false
    // The last byte outside of quotes that is not blank, and whether '!=' or '!~' came after '}'.
    var last: UInt8 = 0
    var isFilter = false
    for byte in text.utf8 {
      if let open = quote {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C, open != 0x60 {
          isEscaped = true
        } else if byte == open {
          quote = nil
        }
        continue
      }
      switch byte {
      case 0x7C: return true
      case 0x22, 0x27, 0x60:
        if isFilter { return true }
        quote = byte
      case 0x21: isFilter = last == 0x7D
      case 0x3D,
        0x7E where isFilter && last == 0x21:
        break
      case 0x20, 0x09, 0x0A, 0x0D: continue
      default: isFilter = false
      }
      last = byte
    }
    return false
  }
}
