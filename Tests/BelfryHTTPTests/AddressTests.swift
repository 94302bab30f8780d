import BelfryHTTP
import Testing

@Suite("Addresses of the web")
struct AddressTests {
  @Test(
    "What is shown holds no secret",
    arguments: [
      ("http://a.b/metrics", "http://a.b/metrics"),
      ("HTTP://A.b:9090", "http://a.b:9090/"),
      ("https://user:secret@a.b/x?y=1", "https://a.b/x?y=1"),
      ("https://u:p@ss@a.b", "https://a.b/"),
      ("http://[::1]:90/m#part", "http://[::1]:90/m"),
      ("http://a.b/m?token=abc&x=1&api_key=s", "http://a.b/m?token=***&x=1&api_key=***"),
      ("http://a.b?x", "http://a.b/?x"),
    ])
  func shown(_ text: String, _ expected: String) throws {
    #expect(try WebAddress(text).description == expected)
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "ftp://a.b", "http://", "http:///x", "http://a.b:0", "http://a.b:x", "http://a.b:70000",
      "http://a b/", "http://a.b/\u{E4}", "metrics.prom", "http://a<b/",
    ])
  func refused(_ text: String) {
    #expect(throws: WebAddress.Fault.self) { try WebAddress(text) }
  }

  @Test("Paths, and drives of Windows, are not meant as addresses")
  func meant() {
    #expect(WebAddress.isMeant(by: "http://x") && WebAddress.isMeant(by: "ftp://x"))
    for path in ["metrics.prom", "-", "a:b", "./http:/x", "1://x", "://x"] {
      #expect(!WebAddress.isMeant(by: path), "\(path)")
    }
  }

  @Test("User and password in an address are sent decoded, and never shown")
  func credentials() throws {
    let address = try WebAddress("http://us%40er:a%3Ab@x/")
    #expect(address.credentials == .basic(user: "us@er", password: "a:b"))
    let request = HTTPRequest(address, credentials: .bearer("tok"))
    #expect(request.credentials == .bearer("tok"))
    let shown = "\(address) \(address.credentials.map { "\($0)" } ?? "")"
    #expect(!shown.contains("a:b") && !"\(Credentials.bearer("hush"))".contains("hush"))
    var dumped = ""
    dump(Credentials.basic(user: "u", password: "hidden"), to: &dumped)
    #expect(!dumped.contains("hidden"))
  }
}
