import BelfryTestSupport
import Foundation
import Synchronization
import Testing

@Suite("belfry lint of addresses")
struct LintAddressTests {
  private static let sound = """
    # HELP shop_jobs Jobs.
    # TYPE shop_jobs gauge
    shop_jobs{queue="a"} 1

    """

  private func lint(
    _ arguments: [String] = [], path: String = "/metrics",
    _ answer: @escaping @Sendable (Loopback.Request, Peer) -> Void
  ) throws -> (outcome: Outcome, server: Loopback) {
    let server = Loopback(answer)
    defer { server.close() }
    return (try Program.run(["lint", server.address(path)] + arguments), server)
  }

  @Test("A scrape is asked for as Prometheus asks, and found fault with by its address")
  func scrape() throws {
    let (outcome, server) = try lint {
      $1.answer("200 OK", "# TYPE shop_jobs counter\nshop_jobs{queue=\"b} 1\n")
    }
    #expect(outcome.status == 1 && outcome.errors.isEmpty, "\(outcome)")
    #expect(outcome.output.hasPrefix("\(server.address()):2:17: error: the value of a label"))
    let request = try #require(server.requests.first)
    #expect(
      request.header("Accept")?.hasPrefix("application/openmetrics-text;version=1.0.0") == true)
    #expect(request.header("Accept")?.contains("protobuf") == false)
    #expect(request.header("Accept-Encoding") == "gzip")
    #expect(request.header("X-Prometheus-Scrape-Timeout-Seconds") == "10")
    let broken = Loopback { $1.answer("200 OK", "shop_jobs{queue=\"b} 1\n") }
    defer { broken.close() }
    let report = try Program.run(["lint", broken.address(), "--format", "sarif"])
    #expect(report.output.contains("\"uri\": \"\(broken.address())\""), "\(report)")
    let fine = try lint { $1.answer("200 OK", Self.sound) }.outcome
    #expect(fine.status == 0 && fine.output == "1 scrape read, 1 series: nothing to report\n")
  }

  @Test("The content type says the format; one that Prometheus refuses is an error")
  func types() throws {
    let cut = try lint(["--only", "exposition"]) {
      $1.answer("200 OK", Self.sound, type: "application/openmetrics-text; version=1.0.0")
    }.outcome
    #expect(cut.status == 1 && cut.output.contains("the text does not end"))
    let odd = try lint { $1.answer("200 OK", Self.sound, type: "application/octet-stream") }.outcome
    #expect(odd.status == 1)
    #expect(odd.output.contains("refuses the content type 'application/octet-stream'"))
    let none = try lint { $1.answer("200 OK", Self.sound, type: nil) }.outcome
    #expect(none.status == 1 && none.output.contains("has no content type"))
    let page = try lint { $1.answer("200 OK", "<!doctype html>\n<p>x", type: "text/html") }.outcome
    #expect(page.status == 2 && page.errors.contains("a page in HTML or XML"))
    let json = try lint { $1.answer("200 OK", "{\"a\": 1}", type: "application/json") }.outcome
    #expect(json.status == 2 && json.errors.contains("this is JSON"))
    let binary = try lint {
      $1.answer("200 OK", "x", type: "application/vnd.google.protobuf; encoding=delimited")
    }.outcome
    #expect(binary.status == 2 && binary.errors.contains("protocol buffers"))
    let bytes: [UInt8] = Array("shop_jobs{queue=\"".utf8) + [0xFF, 0xC0] + Array("\"} 1\n".utf8)
    let invalid = try lint { $1.answer("200 OK", bytes) }.outcome
    #expect(invalid.status == 1 && invalid.output.contains("exposition/syntax"))
  }

  @Test("What cannot be had ends with 3, what cannot be used with 2, and says why")
  func failures() throws {
    let slow = try lint(["--timeout", "200ms"]) { $1.isGone() }.outcome
    #expect(slow.status == 3 && slow.errors.contains("error: nothing answers within 200 ms"))
    let cut = try lint { $1.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshop 1\n") }.outcome
    #expect(cut.status == 3 && cut.errors.contains("breaks off after 7 bytes"))
    let large = try lint(["--max-size", "1kB"]) { _, peer in
      peer.send("HTTP/1.1 200 OK\r\n\r\n")
      while peer.send("# more\n") {}
    }.outcome
    #expect(large.status == 2 && large.errors.contains("more than 1000 bytes"))
    let lost = try lint { $1.answer("404 Not Found", "no") }.outcome
    #expect(lost.status == 2 && lost.errors.contains("the answer is 404 (Not Found)"))
    let sick = try lint { $1.answer("500 Internal Server Error", "no") }.outcome
    #expect(sick.status == 3 && sick.output.isEmpty)
    let packed = try lint { $1.answer("200 OK", "x", headers: ["Content-Encoding: br"]) }.outcome
    #expect(packed.status == 2 && packed.errors.contains("packed by 'br'"))
    for arguments in [
      ["ftp://x/"], ["http://"], ["http://x", "--timeout", "0s"], ["x.prom", "--again", "1s"],
      ["http://x", "--user", "a"], ["http://x", "--user", "a", "--bearer-file", "b"], [],
    ] {
      #expect(try Program.run(["lint"] + arguments).status > 1, "\(arguments)")
    }
    #expect(try Program.run(["lint", "ftp://x/"]).status == 2)
  }

  @Test("A text that is small only as long as it is packed is not unpacked without end")
  func bomb() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/gzip") else { return }
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("bomb")
      try Data(repeating: 0x0A, count: 20_000_000).write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
      process.arguments = [file.path]
      try process.run()
      process.waitUntilExit()
      let bytes = [UInt8](try Data(contentsOf: file.appendingPathExtension("gz")))
      #expect(bytes.count < 100_000)
      let small = try lint(["--max-size", "10MB"]) {
        $1.answer("200 OK", bytes, headers: ["Content-Encoding: gzip"])
      }.outcome
      #expect(small.status == 2 && small.errors.contains("once it is unpacked"), "\(small)")
      let large = try lint { $1.answer("200 OK", bytes, headers: ["Content-Encoding: gzip"]) }
      #expect(large.outcome.status == 0, "\(large.outcome)")
    }
  }

  @Test("Redirects are told; secrets come from files and are never shown")
  func secrets() throws {
    try Program.withFolder { folder in
      try Data("hush\n".utf8).write(to: folder.appendingPathComponent("secret"))
      let server = Loopback { request, peer in
        switch request.target {
        case "/old": peer.answer("302 Found", headers: ["Location: /new"])
        case "/new": peer.answer("200 OK", Self.sound)
        default: peer.answer("401 Unauthorized", headers: ["WWW-Authenticate: Basic realm=\"x\""])
        }
      }
      defer { server.close() }
      let moved = try Program.run(["lint", server.address("/old")])
      #expect(moved.status == 0)
      #expect(
        moved.errors.hasSuffix(
          "it redirects to '\(server.address("/new"))'; Prometheus follows, too\n"))
      for arguments in [
        ["--user", "ada", "--password-file", "secret"], ["--bearer-file", "secret"],
      ] {
        let refused = try Program.run(["lint", server.address("/x")] + arguments, in: folder)
        #expect(refused.status == 2 && refused.errors.contains("look at the secret, by Basic"))
        #expect(!(refused.errors + refused.output).contains("hush"))
      }
      let sent = server.requests.compactMap { $0.header("Authorization") }
      #expect(sent == ["Basic YWRhOmh1c2g=", "Bearer hush"])
      let address = server.address("/x?token=abc").replacingOccurrences(of: "//", with: "//u:hush@")
      let named = try Program.run(["lint", address])
      #expect(named.status == 2 && !named.errors.contains("hush") && !named.errors.contains("abc"))
      let wrong = try Program.run(["lint", "http://u:hush@x y/"])
      #expect(wrong.status == 2 && !wrong.errors.contains("hush"))
    }
  }

  @Test("Two scrapes with a pause between show what grows")
  func growth() throws {
    let count = Mutex(0)
    let server = Loopback { _, peer in
      let number = count.withLock { count in
        count += 1
        return count
      }
      peer.answer(
        "200 OK",
        "# HELP shop_jobs Jobs.\n# TYPE shop_jobs gauge\n"
          + (0..<(number * 20)).map { "shop_jobs{worker=\"w\($0)\"} 1\n" }.joined())
    }
    defer { server.close() }
    let grown = try Program.run(["lint", server.address(), "--again", "1ms"])
    #expect(grown.output.contains("grew from 20 to 40 values"), "\(grown)")
    #expect(server.requests.count == 2)
  }
}
