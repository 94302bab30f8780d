/// What a pattern of the filter `grok` takes out of a line.
struct GrokPattern: Sendable {
  /// One part `%{NAME:field}`, or a group `(?<field>…)` without a name of a pattern.
  struct Part: Sendable {
    let pattern: String?
    let field: String?
  }

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "%" || $0 == "(" }) {
      let after = rest[start...]
      if after.hasPrefix("%{"), let end = after.firstIndex(of: "}") {
        let inner = after[after.index(start, offsetBy: 2)..<end]
        let words = inner.split(separator: ":", omittingEmptySubsequences: false)
        let field = words.count > 1 && !words[1].isEmpty ? String(words[1]) : nil
        parts.append(Part(pattern: String(words[0]), field: field))
        rest = rest[rest.index(after: end)...]
      } else if after.hasPrefix("(?<"), !after.hasPrefix("(?<="), !after.hasPrefix("(?<!"),
        let end = after.firstIndex(of: ">")
      {
        let field = after[after.index(start, offsetBy: 3)..<end]
        parts.append(Part(pattern: nil, field: String(field)))
        rest = rest[rest.index(after: end)...]
      } else {
        rest = rest[rest.index(after: start)...]
      }
    }
    self.parts = parts
  }

  /// The fields that are named.
  var fields: [String] { parts.compactMap(\.field) }

  /// Whether a pattern may name fields by itself, as `COMBINEDAPACHELOG` does.
  var isOpen: Bool { parts.contains { $0.pattern.map { !Self.plain.contains($0) } ?? false } }

  /// The pattern of Logstash's own that a name differs from by one slip; nothing for names that
  /// exist, and for short ones.
  static func slip(of name: String) -> String? {
    guard name.utf8.count >= 5, !plain.contains(name), !others.contains(name) else { return nil }
    return plain.union(others).filter { PipelineFields.isSlip(name, $0) }.min()
  }

  /// Whether the time of the line goes into a field of its own.
  var readsTime: Bool {
    parts.contains { part in
      part.field != nil && part.field != "@timestamp"
        && part.pattern.map(Self.times.contains) ?? false
    }
  }

  private static let times: Set<String> = [
    "TIMESTAMP_ISO8601", "HTTPDATE", "SYSLOGTIMESTAMP", "DATESTAMP", "DATESTAMP_RFC822",
    "DATESTAMP_RFC2822", "DATESTAMP_OTHER", "DATESTAMP_EVENTLOG", "HTTPDERROR_DATE",
  ]

  /// Further patterns that come with Logstash and are written much like those of the core set.
  private static let others: Set<String> = [
    "URIHOST", "URIQUERY", "TIMESTAMP_CN", "RUUID", "SYSLOGPROG", "SYSLOGHOST", "SYSLOGFACILITY",
    "SYSLOGBASE", "SYSLOGBASE2", "SYSLOGLINE", "SYSLOG5424LINE", "CISCOTIMESTAMP", "CISCOTAG",
    "COMMONAPACHELOG", "COMBINEDAPACHELOG", "HTTPD_COMMONLOG", "HTTPD_COMBINEDLOG",
  ]

  /// Patterns of Logstash's core set that name no field themselves.
  private static let plain: Set<String> = times.union([
    "USERNAME", "USER", "EMAILLOCALPART", "EMAILADDRESS", "INT", "BASE10NUM", "NUMBER",
    "BASE16NUM", "BASE16FLOAT", "POSINT", "NONNEGINT", "WORD", "NOTSPACE", "SPACE", "DATA",
    "GREEDYDATA", "QUOTEDSTRING", "QS", "UUID", "URN", "MAC", "CISCOMAC", "WINDOWSMAC",
    "COMMONMAC", "IPV6", "IPV4", "IP", "HOSTNAME", "IPORHOST", "HOSTPORT", "PATH", "UNIXPATH",
    "TTY", "WINPATH", "URIPROTO", "URIPATH", "URIPARAM", "URIPATHPARAM", "MONTH", "MONTHNUM",
    "MONTHNUM2", "MONTHDAY", "DAY", "YEAR", "HOUR", "MINUTE", "SECOND", "TIME", "DATE_US",
    "DATE_EU", "DATE", "TZ", "ISO8601_TIMEZONE", "ISO8601_SECOND", "PROG", "LOGLEVEL", "HTTPDUSER",
  ])
}
