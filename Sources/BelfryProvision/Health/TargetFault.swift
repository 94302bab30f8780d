/// What to do about a target that cannot be scraped, by what Prometheus says of it.
///
/// The words are those of Go's network library and of Prometheus' own errors (3.x).
package enum TargetFault {
  /// An error's words, in lower case, and what helps.
  private static let known: [(words: String, action: String)] = [
    (
      "connection refused",
      "Nothing listens there: start the program, or let it listen on all addresses, not on its own."
    ),
    (
      "no such host",
      "That name is unknown: start its container, and join its network ('network' in the profile)."
    ),
    (
      "no route to host",
      "No way leads there: see whether the container runs, and which networks both have in common."
    ),
    (
      "context deadline exceeded",
      "It answers too slowly: see what it is busy with, or give its job a longer 'scrape_timeout'."
    ),
    (
      "i/o timeout",
      "It does not answer: see whether a firewall lies between, and whether the program hangs."
    ),
    (
      "sample_limit exceeded",
      "It serves more series than allowed: 'belfry lint' on its address names the labels that grow."
    ),
    (
      "label_limit", "Its series have too many labels, or too long ones: 'belfry lint' names them."
    ),
    ("http status 401", "It wants credentials: give its scrape job those that it knows."),
    ("http status 403", "It refuses Prometheus: allow its address, or give it other credentials."),
    (
      "http status 404",
      "There is no such page: see which path serves metrics, and say it in the profile."
    ),
    ("http status 5", "The program fails itself: its log says why."),
    (
      "unsupported content-type",
      "It does not say what it serves: 'belfry lint' on its address shows what comes."
    ),
    ("x509", "Prometheus does not trust its certificate: say 'ca_file' of the one that signed it."),
    (
      "server gave http response to https client",
      "It speaks HTTP, not HTTPS: take 'scheme: https' away."
    ),
    ("eof", "It closes the connection: its log says why, or it speaks another protocol there."),
  ]

  /// An error without the address that Go's client puts before it: `Get "http://…": `.
  package static func short(_ error: String) -> String {
    guard error.hasPrefix("Get \""), let end = error.firstRange(of: "\": ") else { return error }
    return String(error[end.upperBound...])
  }

  /// What helps against an error.
  package static func action(_ error: String) -> String {
    let text = error.lowercased()
    return known.first { text.contains($0.words) }?.action
      ?? "Open its address from Prometheus' container, and look into the program's log."
  }
}
