import BelfrySource

/// Which labels hold what never ends, by their names and by where their values come from.
package enum EndlessLabels {
  /// Whether the values of a declared label never end.
  ///
  /// Values that are listed end; a number that is expected is believed.
  package static func isEndless(_ name: String, _ label: MetricLabel) -> Bool {
    guard label.cardinality == nil else { return false }
    if let source = label.source?.value { return isEndless(source: source) ?? isNamed(name) }
    return isNamed(name) || isPath(name)
  }

  /// Whether a label without values sounds like an address with everything that is in it.
  package static func isPath(_ name: String) -> Bool {
    ["endpoint", "path", "url", "uri", "request_path", "http_path", "http_target", "target_url"]
      .contains(snake(name))
  }

  /// Whether an expression of a program gives ever more values; nothing where it does not tell.
  package static func isEndless(source: String) -> Bool? {
    let words = source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    guard let last = words.last(where: { !calls.contains($0.lowercased()) }) else { return nil }
    let folded = words.map(snake)
    // A route is a pattern, however its text is asked for.
    if folded.contains(where: { ["route", "template", "pattern", "matched_path"].contains($0) }) {
      return false
    }
    if bounded.contains(snake(last)) { return false }
    if folded.contains(where: { endlessCalls.contains($0) }) { return true }
    if isNamed(last) || isPath(last)
      || ["raw_url", "original_url", "request_line"].contains(snake(last))
    {
      return true
    }
    // As in 'user.id', where the owner stands before.
    if snake(last) == "id", folded.count > 1 { return isNamed(folded[folded.count - 2] + "_id") }
    return nil
  }

  /// Calls that only change the form of a value.
  private static let calls: Set<String> = [
    "str", "string", "tostring", "to_string", "lower", "upper", "get", "strip", "format",
  ]
  /// Parts of requests and answers of which there are few.
  private static let bounded: Set<String> = [
    "method", "status", "status_code", "scheme", "protocol", "http_version",
  ]
  private static let endlessCalls: Set<String> = [
    "uuid", "uuid4", "new_uuid", "random_uuid", "now", "utcnow", "time_ns", "traceback",
  ]

  /// Whether a label's name says that it holds what never ends.
  package static func isNamed(_ name: String) -> Bool {
    let folded = snake(name)
    if names.contains(folded) { return true }
    for ending in ["_id", "_uuid", "_guid", "id"] where folded.hasSuffix(ending) {
      if owners.contains(String(folded.dropLast(ending.count))) { return true }
    }
    return false
  }

  /// `userId` and `user-id` as `user_id`.
  private static func snake(_ name: String) -> String {
    var result = ""
    var wasUpper = false
    for scalar in name.unicodeScalars {
      defer { wasUpper = ("A"..."Z").contains(scalar) }
      switch scalar {
      case "A"..."Z":
        // As in 'userID', which is not 'user_i_d'.
        if !result.isEmpty, result.last != "_", !wasUpper { result += "_" }
        result.unicodeScalars.append(Unicode.Scalar(scalar.value + 32) ?? scalar)
      case "-", ".": result += "_"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Things of which there are ever more, so that their ids never end.
  private static let owners: Set<String> = [
    "user", "owner", "account", "customer", "visitor", "member", "order", "session", "request",
    "req", "trace", "span", "correlation", "transaction", "txn", "message", "conversation", "chat",
    "document", "doc", "file", "invoice", "payment", "ticket", "event", "object", "record",
    "execution", "upload", "download", "comment", "post", "article", "email", "cart",
    "device_session",
  ]

  private static let names: Set<String> = [
    "email", "mail", "user_email", "email_address", "session", "uuid", "guid", "message", "msg",
    "error_message", "exception_message", "prompt", "query_text", "sql", "full_url",
    "request_uri", "request_url", "raw_path", "referer", "referrer", "user_agent", "useragent",
    "client_ip", "remote_ip", "remote_addr", "source_ip", "src_ip", "user_ip", "timestamp",
    "created_at", "updated_at", "phone", "phone_number", "access_token", "api_key", "jwt",
  ]
}
