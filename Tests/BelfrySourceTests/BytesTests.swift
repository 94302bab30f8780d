import BelfrySource
import Testing

@Suite("Bytes, eight at a time")
struct BytesTests {
  @Test("Every byte at every place of texts of every length up to three words")
  func places() {
    for count in 0...24 {
      for place in 0..<count {
        for byte in UInt8.min...UInt8.max {
          var bytes = [UInt8](repeating: 0x20, count: count)
          bytes[place] = byte
          let found = bytes.withUnsafeBufferPointer { (isASCII($0), isVisibleASCII($0)) }
          #expect(found == (byte < 0x80, (0x20..<0x7F).contains(byte)), "\(byte) at \(place)")
        }
      }
    }
    #expect([UInt8]().withUnsafeBufferPointer { isASCII($0) && isVisibleASCII($0) })
  }

  @Test("Texts are the same where their bytes are")
  func texts() {
    #expect("".hasBytes(of: ""))
    #expect("up == 0".hasBytes(of: "up == 0"))
    #expect(!"up == 0".hasBytes(of: "up == 1"))
    #expect(!"up".hasBytes(of: "up "))
    #expect("é" == "e\u{301}" && !"é".hasBytes(of: "e\u{301}"))
  }
}
