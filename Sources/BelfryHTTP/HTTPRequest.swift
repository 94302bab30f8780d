/// What is asked of a server, by GET or, with a body, by POST, if nothing else is said, and how long
/// and how much is taken.
package struct HTTPRequest: Sendable {
  /// Where it is asked.
  package var address: WebAddress
  /// Headers besides `Host`, `User-Agent` and `Authorization`.
  package var headers: [(name: String, value: String)]
  /// Sent to the first server alone, and not where a redirect leads elsewhere.
  package var credentials: Credentials?
  /// What is waited for and taken.
  package var limits: HTTPLimits
  /// What is sent; then nothing that redirects is followed.
  package var body: [UInt8]?
  /// How it is asked, where neither GET nor POST is meant; then nothing that redirects is followed.
  package var method: String?
  /// What the body is.
  package var contentType = "application/json"

  /// A request, whose address may hold user and password.
  package init(
    _ address: WebAddress, headers: [(name: String, value: String)] = [],
    credentials: Credentials? = nil, limits: HTTPLimits = HTTPLimits()
  ) {
    self.address = address
    self.headers = headers
    self.credentials = credentials ?? address.credentials
    self.limits = limits
  }
}

/// How long a server is waited for, and how much is taken of it.
package struct HTTPLimits: Sendable {
  /// Until a connection stands, encryption included.
  package var connect: Duration
  /// From the first byte that is sent to the last that comes, redirects included.
  package var total: Duration
  /// Most bytes of a body, as they are sent.
  package var bytes: Int
  /// Most redirects that are followed; Prometheus follows ten.
  package var redirects: Int

  /// Limits as Prometheus has them, where it has any.
  package init(
    connect: Duration = .seconds(10), total: Duration = .seconds(10), bytes: Int = 1 << 30,
    redirects: Int = 10
  ) {
    self.connect = min(connect, total)
    self.total = total
    self.bytes = bytes
    self.redirects = redirects
  }
}
