import ArgumentParser
import BelfryExposition
import BelfryHTTP

extension ExpositionInput {
  /// What a program answered, as far as that is known before its text is read.
  struct Answered {
    let input: ExpositionInput
    /// What Prometheus has against the answer.
    let complaint: String?
  }

  /// Scrapes an address as Prometheus does, without protocol buffers.
  static func scrape(
    _ address: WebAddress, as dialect: ExpositionDialect?, by session: HTTPSession,
    _ options: ConnectionOptions, note: (String) -> Void
  ) throws -> Answered {
    let name = address.description
    let seconds = Double(options.timeout.duration.components.seconds)
    let request = try options.request(
      address,
      [
        ("Accept", accept(dialect)), ("Accept-Encoding", "gzip"),
        ("X-Prometheus-Scrape-Timeout-Seconds", "\(max(1, Int(seconds)))"),
      ])
    let answer: HTTPAnswer
    do throws(HTTPFailure) { answer = try session.get(request) } catch {
      throw ConnectionOptions.refuse(name, error)
    }
    if let last = answer.redirects.last {
      note("\(name): note: it redirects to '\(last)'; Prometheus follows, too")
    }
    if let coding = answer.header("Content-Encoding")?.lowercased(),
      !["gzip", "x-gzip", "identity", ""].contains(coding)
    {
      let coding = String(coding.prefix(20))
      throw ConnectionOptions.refuse(
        name, HTTPFailure(.unusable, "it is packed by '\(coding)', and gzip alone was asked for"))
    }
    let type = answer.header("Content-Type") ?? ""
    guard !type.contains("protobuf") else {
      throw ConnectionOptions.refuse(
        name, HTTPFailure(.unusable, "it answers in protocol buffers, and text was asked for"))
    }
    let input = ExpositionInput(
      name: name, dialect: type.isEmpty ? nil : ExpositionDialect(contentType: type),
      limit: options.maxSize.bytes
    ) { () throws(Fault) in
      do throws(HTTPFailure) { return try answer.next(1 << 20) } catch {
        throw Fault(
          message: error.message, help: error.help, status: error.isEnvironment ? 3 : 2)
      }
    }
    return Answered(input: input, complaint: complaint(type))
  }

  /// What Prometheus sends (3.5), protocol buffers left out.
  private static func accept(_ dialect: ExpositionDialect?) -> String {
    let open =
      "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
      + "application/openmetrics-text;version=0.0.1;q=0.5"
    let text = "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3"
    switch dialect {
    case .openMetrics: return open
    case .prometheus: return text
    case nil: return "\(open),\(text),*/*;q=0.2"
    }
  }

  /// What Prometheus 3 has against a content type ("Migration", scrape protocols).
  private static func complaint(_ type: String) -> String? {
    let kind = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    if kind.isEmpty { return "the answer has no content type, and Prometheus 3 refuses it" }
    guard ExpositionDialect(contentType: type) == nil else { return nil }
    return "Prometheus 3 refuses the content type '\(kind.prefix(40))'"
  }
}
