extension String {
  /// The text with every byte as `%` and two digits (RFC 3986, 2.1) but letters, digits and what is
  /// to be kept.
  public func percentEncoded(keeping marks: String = "-._~") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      let isKept =
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || marks.utf8.contains(byte)
      bytes += isKept ? [byte] : [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
