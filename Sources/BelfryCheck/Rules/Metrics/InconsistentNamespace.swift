import BelfryExposition
import BelfrySource

extension CheckRule {
  static let inconsistentNamespace = CheckRule(
    "metrics/inconsistent-namespace", .advice,
    summary: "Two spellings of one first word.",
    rationale: """
      Names of one program begin with one word. Spelt in two ways, half of them are not found by \
      a query or a dashboard for the other.
      """,
    references: [
      "https://prometheus.io/docs/practices/naming/"
    ],
    examples: [
      .fails(
        """
        # TYPE myshop_orders gauge
        myshop_orders 1
        # TYPE myshop_carts gauge
        myshop_carts 1
        # TYPE ⟦my_shop_users⟧ gauge
        my_shop_users 1

        """),
      .passes(
        """
        # TYPE myshop_orders gauge
        myshop_orders 1
        # TYPE process_open_fds gauge
        process_open_fds 1

        """),
    ],
    check: .scrape { scrape, reporter in
      guard scrape.prefixes.isEmpty else {
        for family in scrape.table.families where family.sampleCount > 0 {
          guard !(scrape.prefixes + libraries).contains(where: family.name.hasPrefix) else {
            continue
          }
          reporter.report(
            at: family.place.span, "'\(family.name)' has none of the project's prefixes",
            help: "Begin it with \(scrape.prefixes.map { "'\($0)'" }.joined(separator: " or ")).")
        }
        return
      }
      let names = scrape.table.families.filter { $0.sampleCount > 0 && $0.words.count > 1 }
      let counts = Dictionary(names.map { (String($0.words[0]), 1) }, uniquingKeysWith: +)
      // The commonest spelling of each first word.
      var usual: [String: (first: String, count: Int)] = [:]
      for (first, count) in counts.sorted(by: { $0.key < $1.key }) {
        let known = usual[first.lowercased()]
        if count > known?.count ?? 0 { usual[first.lowercased()] = (first, count) }
      }
      for family in names {
        let words = family.words.map { $0.lowercased() }
        // Two words that stand as one elsewhere, or one in other letters.
        let spellings = [words[0]] + (words.count > 2 ? [words[0] + words[1]] : [])
        for (number, spelling) in spellings.enumerated() {
          guard let (first, count) = usual[spelling], first != family.words[0],
            count > counts[String(family.words[0])] ?? 0
          else { continue }
          let own = family.words.prefix(number + 1).joined(separator: "_")
          reporter.report(
            at: family.place.span,
            "'\(family.name)' begins with '\(own)', other metrics with '\(first)'",
            help: "\(count) metrics begin with '\(first)_': write it so.")
        }
      }
    }
  )

  /// Prefixes of what client libraries expose by themselves.
  private static let libraries = [
    "go_", "process_", "python_", "promhttp_", "jvm_", "nodejs_", "dotnet_", "ruby_", "php_",
    "scrape_", "up", "http_", "grpc_", "target_info", "otel_",
  ]
}
