import BelfryHTTP
import Foundation
import Synchronization

/// A server that answers parts of Prometheus' API, version 1, as its documentation shows them.
final class PrometheusDouble: Sendable {
  let port: Int
  private let server: HTTPServer
  private let seen: SeenTexts

  /// Queries in the order in which they came.
  var queries: [String] { seen.all }

  /// - Parameters:
  ///   - data: The member `data` of answers, by the path behind `/api/v1/`.
  ///   - results: Series of instant queries that hold a text: labels as JSON, and the value.
  init(
    _ data: [String: String] = [:], results: [(query: String, labels: String, value: String)] = [],
    metrics: String = ""
  ) throws {
    let seen = SeenTexts()
    server = HTTPServer(methods: nil) { question in
      func success(_ data: String) -> HTTPServer.Reply {
        HTTPServer.Reply(
          type: "application/json",
          body: Array("{\"status\": \"success\", \"data\": \(data)}".utf8))
      }
      if question.path == "/metrics" { return HTTPServer.Reply(body: Array(metrics.utf8)) }
      guard question.path.hasPrefix("/api/v1/") else {
        return HTTPServer.Reply(status: 404, body: [])
      }
      let part = String(question.path.dropFirst("/api/v1/".count))
      guard part == "query" else {
        return data[part].map(success) ?? HTTPServer.Reply(status: 404, body: [])
      }
      let form = String(decoding: question.body, as: UTF8.self)
      let fields = form.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
      let query = fields.first { $0.first == "query" }.flatMap { $0.last }
      let text = query.map(String.init)?.removingPercentEncoding ?? ""
      let isFormer = fields.contains { $0.first == "time" }
      seen.add(text)
      let rows = results.filter { text.contains($0.query) }.map { row in
        "{\"metric\": {\(row.labels)}, \"value\": [1, \"\(isFormer ? "7" : row.value)\"]}"
      }
      return success("{\"resultType\": \"vector\", \"result\": [\(rows.joined(separator: ","))]}")
    }
    port = try server.listen("127.0.0.1", port: 0)
    self.seen = seen
  }
}

/// Texts that several threads add.
final class SeenTexts: Sendable {
  private let texts = Mutex<[String]>([])
  func add(_ text: String) { texts.withLock { $0.append(text) } }
  var all: [String] { texts.withLock { $0 } }
}
