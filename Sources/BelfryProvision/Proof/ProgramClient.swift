package import BelfryHTTP
import BelfrySource
package import BelfryYAML
import Glibc

/// Asks one program of a stack over its API.
package struct ProgramClient {
  /// The program's name, as messages call it.
  package let program: String
  /// Where it answers, its prefix included.
  package let base: WebAddress
  private let session: HTTPSession
  private let credentials: Credentials?

  /// Most bytes of an answer.
  private static let most = 64 << 20
  /// How often a request is made before it counts as failed.
  private static let tries = 3
  /// Ports that programs listen on inside their containers.
  static let ports = [
    "prometheus": 9090, "alertmanager": 9093, "grafana": 3000, "kibana": 5601,
    "blackbox-exporter": 9115, "otel-collector": 4318, "tempo": 3200, "jaeger": 16686,
    "pushgateway": 9091,
  ]

  package init(
    _ program: String, _ base: WebAddress, _ session: HTTPSession, credentials: Credentials? = nil
  ) {
    self.program = program
    self.base = base
    self.session = session
    self.credentials = credentials
  }

  /// Finds a program of the stack; nothing where it is not part of it, or cannot be reached.
  package init?(
    _ program: String, of stack: Stack, _ containers: [RunningContainer], _ session: HTTPSession,
    credentials: Credentials? = nil
  ) {
    guard let service = stack.model.running(program), let port = Self.ports[program] else {
      return nil
    }
    let address: String
    if let published = service.ports.first(where: { $0.target == port && !$0.isUDP }) {
      let host = stack.engine.remoteHost ?? Self.local(published.address)
      address = "http://\(host):\(published.published)"
    } else if let inside = containers.first(where: { $0.service == service.name })?.addresses.first
    {
      address = "http://\(inside):\(port)"
    } else {
      return nil
    }
    guard let base = try? WebAddress(address + Self.prefix(service)) else { return nil }
    self.init(program, base, session, credentials: credentials)
  }

  /// An address to ask where a port is bound to it.
  private static func local(_ address: String) -> String {
    switch address {
    case "", "0.0.0.0", "::": "127.0.0.1"
    case let other where other.contains(":"): "[\(other)]"
    default: address
    }
  }

  /// The path before everything that a program serves.
  private static func prefix(_ service: ComposeModel.Service) -> String {
    if let prefix = service.option("web.route-prefix") { return prefix == "/" ? "" : prefix }
    guard let external = service.option("web.external-url"),
      let address = try? WebAddress(external)
    else { return "" }
    return address.target == "/" ? "" : address.target
  }

  /// Asks by GET, by POST where there is a body, or as it is said.
  package func ask(
    _ path: String, _ query: [(String, String)] = [], method: String? = nil,
    body: [UInt8]? = nil, type: String = "application/json", within limit: Duration = .seconds(10)
  ) throws(HTTPFailure) -> [UInt8] {
    let text = query.isEmpty ? "" : "?" + WebAddress.form(query)
    var request = HTTPRequest(
      base.appending(path + text), credentials: credentials,
      limits: HTTPLimits(connect: limit, total: limit, bytes: Self.most))
    request.body = body
    request.method = method
    request.contentType = type
    var failure: HTTPFailure?
    for attempt in 1...Self.tries {
      do throws(HTTPFailure) { return try session.get(request).body() } catch {
        guard error.isEnvironment, attempt < Self.tries else { throw error }
        failure = error
      }
      // Many clients that wait equally long come back at once.
      usleep(UInt32.random(in: 100_000...400_000))
    }
    throw failure ?? HTTPFailure(.unreachable, "it gives no answer")
  }

  /// Asks for JSON.
  package func json(
    _ path: String, _ query: [(String, String)] = []
  ) throws(HTTPFailure) -> Node {
    try Self.node(try ask(path, query))
  }

  /// Sends JSON; what comes back is of no interest.
  package func send(_ path: String, _ value: Value) throws(HTTPFailure) {
    _ = try ask(path, body: JSONWriter().write(value))
  }

  /// What Prometheus answers to a part of its API, version 1.
  package func data(
    _ path: String, _ fields: [(String, String)] = []
  ) throws(HTTPFailure) -> Node {
    let bytes = try ask("/api/v1/\(path)", fields)
    return try Self.data(bytes)
  }

  /// The result of an instant query of any length, now or at a time in seconds since 1970.
  package func query(_ text: String, at time: Int? = nil) throws(HTTPFailure) -> Node {
    let fields = [("query", text)] + (time.map { [("time", "\($0)")] } ?? [])
    let form = Array(WebAddress.form(fields).utf8)
    let bytes = try ask(
      "/api/v1/query", body: form, type: "application/x-www-form-urlencoded", within: .seconds(30))
    guard let result = try Self.data(bytes)["result"] else {
      throw HTTPFailure(.unusable, "its answer has no result")
    }
    return result
  }

  /// The value of a query that has one; nothing where it has none.
  package func number(_ text: String) throws(HTTPFailure) -> Double? {
    let value = try query(text).items.first?["value"]?.items
    return value?.count == 2 ? value?[1].text.number : nil
  }

  private static func data(_ bytes: [UInt8]) throws(HTTPFailure) -> Node {
    let root = try node(bytes)
    guard root["status"]?.text == "success", let data = root["data"] else {
      throw HTTPFailure(
        .unusable, "it refuses: \((root["error"]?.text ?? "it does not say why").prefix(120))")
    }
    return data
  }

  private static func node(_ bytes: [UInt8]) throws(HTTPFailure) -> Node {
    let parsed = parseJSON(SourceFile(path: "answer", bytes: bytes))
    guard !parsed.diagnostics.hasErrors, let root = parsed.roots.first else {
      throw HTTPFailure(.unusable, "its answer is no JSON")
    }
    return root
  }

  /// Values of a program's own metrics without labels, by name (text format).
  package func metrics(_ names: Set<String>) throws(HTTPFailure) -> [String: Double] {
    let text = String(decoding: try ask("/metrics"), as: UTF8.self)
    var found: [String: Double] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: " ")
      guard words.count >= 2, names.contains(String(words[0])) else { continue }
      found[String(words[0])] = words[1].description.number
    }
    return found
  }
}

extension String {
  /// The number that Prometheus writes so.
  var number: Double? {
    switch self {
    case "+Inf", "Inf": .infinity
    case "-Inf": -.infinity
    default: Double(self)
    }
  }
}
