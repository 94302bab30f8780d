import BelfryHTTP
import BelfryTestSupport
import Testing

@Suite("Answers, and what servers do wrong")
struct AnswerTests {
  @Test("A body of known length, in chunks, or until the connection ends")
  func bodies() async {
    #expect(await ask { $1.answer("200 OK", "up 1\n") }.body == "up 1\n")
    let chunked = await ask {
      $1.send(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nup \r\n2\r\n1\n\r\n0\r\n\r\n")
    }
    #expect(chunked.body == "up 1\n")
    #expect(await ask { $1.send("HTTP/1.0 200 OK\r\n\r\nup 1\n") }.body == "up 1\n")
    let large = String(repeating: "x", count: 3_000_000)
    #expect(await ask(bytes: 1 << 24) { $1.answer("200 OK", large) }.body == large)
    #expect(await ask { $1.answer("204 No Content") }.body == "")
  }

  @Test(
    "Bodies that break off are no bodies",
    arguments: [
      "Content-Length: 100\r\n\r\nup 1\n",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nup",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nup 1\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\nzz\r\nup 1\n",
    ])
  func broken(_ rest: String) async {
    let failure = await ask { $1.send("HTTP/1.1 200 OK\r\n" + rest) }.failure
    #expect(failure?.kind == .unreachable && failure?.isEnvironment == true)
    #expect(failure?.message.contains("breaks off") == true, "\(failure?.message ?? "")")
  }

  @Test("Who never answers, answers a byte at a time, or never ends, is not waited for")
  func slow() async {
    let silent = await ask(total: .milliseconds(200)) { $1.isGone() }.failure
    #expect(silent?.kind == .timeout && silent?.message == "nothing answers within 200 ms")
    let drip = await ask(total: .milliseconds(300)) { _, peer in
      peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while !peer.isGone(within: 10), peer.send("#") {}
    }.failure
    #expect(drip?.kind == .timeout && drip?.message.contains("not whole after 300 ms") == true)
    let head = await ask(total: .milliseconds(300)) { _, peer in
      peer.send("HTTP/1.1 200 OK\r\nX: ")
      while !peer.isGone(within: 10), peer.send("y") {}
    }.failure
    #expect(head?.kind == .timeout, "\(head?.message ?? "")")
  }

  @Test("Endless bodies and endless headers are cut")
  func endless() async {
    let piece = [UInt8](repeating: 0x23, count: 65_536)
    let body = await ask(bytes: 1_000_000) { _, peer in
      peer.send("HTTP/1.1 200 OK\r\n\r\n")
      while peer.send(piece) {}
    }.failure
    #expect(body?.kind == .size && body?.message == "it sends more than 1000000 bytes")
    let head = await ask { _, peer in
      peer.send("HTTP/1.1 200 OK\r\n")
      while peer.send("X-Y: " + String(repeating: "z", count: 1000) + "\r\n") {}
    }.failure
    #expect(head?.kind == .unreachable)
  }

  @Test("What is no HTTP, or nothing at all, or a reset")
  func garbage() async {
    let redis = await ask { $1.send("-ERR unknown command 'GET'\r\n") }.failure
    #expect(redis?.kind == .unreachable && redis?.message.contains("does not speak HTTP") == true)
    let nothing = await ask { _, _ in }.failure
    #expect(nothing?.message == "the connection is closed without an answer")
    #expect(await ask { $1.reset() }.failure?.kind == .unreachable)
    let closed = Loopback { _, _ in }
    closed.close()
    let refused = await ask(closed.address()).failure
    #expect(refused?.message == "no connection: connection refused")
    #expect(refused?.isEnvironment == true)
  }

  @Test(
    "Refusals say what is missing",
    arguments: [
      (401, "--bearer-file", false), (403, "may not", false), (404, "/metrics", false),
      (500, "log", true), (503, "log", true),
    ])
  func refusals(_ status: Int, _ word: String, _ isEnvironment: Bool) async {
    let failure = await ask {
      $1.answer("\(status) Odd", headers: ["WWW-Authenticate: Basic realm=x"])
    }
    .failure
    #expect(failure?.message.hasPrefix("the answer is \(status) (") == true)
    #expect(failure?.help?.contains(word) == true, "\(failure?.help ?? "")")
    #expect(failure?.isEnvironment == isEnvironment)
  }
}
