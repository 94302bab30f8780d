import BelfryHTTP
import BelfryTestSupport
import Testing

@Suite("Redirects and credentials")
struct RedirectTests {
  @Test("Redirects are followed and told, relative ones too")
  func followed() async throws {
    let server = Loopback { request, peer in
      switch request.target {
      case "/a/metrics": peer.answer("302 Found", headers: ["Location: ../b?x=1"])
      case "/a/../b?x=1": peer.answer("301 Moved", headers: ["Location: /c#part"])
      default: peer.answer("200 OK", "up 1\n")
      }
    }
    defer { server.close() }
    let answer = await ask(server.address("/a/metrics"))
    #expect(answer.body == "up 1\n")
    #expect(answer.redirects == [server.address("/a/../b?x=1"), server.address("/c")])
  }

  @Test(
    "Circles, endless ways and ways out of the web are errors",
    arguments: [
      ("/metrics", "in a circle"), ("ftp://x/", "neither http nor https"),
      ("file:///etc/passwd", "neither http nor https"), ("http://:80", "names no host"),
    ])
  func refused(_ location: String, _ words: String) async {
    let failure = await ask { $1.answer("302 Found", headers: ["Location: \(location)"]) }.failure
    #expect(failure?.kind == .redirect)
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }

  @Test("No more than ten, and one without a place is an error")
  func many() async {
    let failure = await ask { request, peer in
      peer.answer("302 Found", headers: ["Location: \(request.target)x"])
    }.failure
    #expect(failure?.message.hasPrefix("it redirects more than 10 times") == true)
    #expect(await ask { $1.answer("302 Found") }.failure?.kind == .redirect)
  }

  @Test("Credentials go to the server that was named, and to no other")
  func credentials() async throws {
    let other = Loopback { $1.answer("200 OK", "up 1\n") }
    let place = other.address("/there")
    let server = Loopback { request, peer in
      peer.answer(
        "302 Found", headers: ["Location: " + (request.target == "/" ? "/same" : place)])
    }
    defer {
      server.close()
      other.close()
    }
    let asked = await ask(server.address("/"), credentials: .basic(user: "ada", password: "p:w"))
    #expect(asked.body == "up 1\n")
    #expect(
      server.requests.map { $0.header("Authorization") } == [
        "Basic YWRhOnA6dw==", "Basic YWRhOnA6dw==",
      ])
    #expect(other.requests.count == 1 && other.requests[0].header("Authorization") == nil)
    let named = server.address("/").replacing("http://", with: "http://u:secret@")
    let fromAddress = await ask(named)
    #expect(fromAddress.body == "up 1\n")
    #expect(server.requests.last?.header("Authorization") == "Basic dTpzZWNyZXQ=")
    _ = await ask(server.address("/"), credentials: .bearer("abc"))
    #expect(server.requests.last?.header("authorization") == "Bearer abc")
    #expect(other.requests.allSatisfy { $0.header("Authorization") == nil })
  }
}
