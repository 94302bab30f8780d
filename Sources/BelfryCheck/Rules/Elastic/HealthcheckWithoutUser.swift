import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let healthcheckWithoutUser = CheckRule(
    "elastic/healthcheck-without-user", .error,
    summary: "A health check that Elasticsearch refuses, since it names no user.",
    rationale: """
      With security on, a request without a user gets status 401: the container is never healthy, and \
      what waits for it never starts.
      """,
    examples: [
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment:
              - discovery.type=single-node
              - xpack.security.enabled=true
              - xpack.security.http.ssl.enabled=false
            healthcheck:
              test: ⟦curl -s http://localhost:9200/_cluster/health | grep -qE 'green|yellow'⟧

        """),
      .fails(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: {discovery.type: single-node, xpack.security.enabled: "true"}
            healthcheck:
              test: [CMD, ⟦curl⟧, -fsS, "http://localhost:9200"]

        """),
      .passes(
        """
        services:
          elasticsearch:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: {discovery.type: single-node, xpack.security.enabled: "true"}
            healthcheck:
              test: curl -s http://localhost:9200 | grep -q 'missing authentication credentials'
          named:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: {discovery.type: single-node, xpack.security.enabled: "true"}
            healthcheck:
              test: [CMD-SHELL, "curl -fs -u elastic:$$ELASTIC_PASSWORD http://localhost:9200"]
          answering:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: {discovery.type: single-node, xpack.security.enabled: "true"}
            healthcheck: {test: "curl -s http://localhost:9200 >/dev/null || exit 1"}
          open:
            image: docker.elastic.co/elasticsearch/elasticsearch:9.5.3
            environment: {discovery.type: single-node, xpack.security.enabled: "false"}
            healthcheck: {test: "curl -f http://localhost:9200/_cluster/health"}

        """),
    ],
    check: .logs { stack, reporter in
      for program in stack.all(.elasticsearch) {
        guard let service = program.service, ElasticSecurity(program).asksUsers == true,
          program.family("xpack.security.authc.anonymous").isEmpty,
          let test = service.node["healthcheck"]?["test"]
        else { continue }
        let items = test.kind == .scalar ? [test] : test.items
        let text = items.map(\.text).joined(separator: " ")
        guard isRefused(text) else { continue }
        let place = test.kind == .scalar ? test : items.dropFirst().first ?? test
        reporter.report(
          at: place.span, "this check names no user, and '\(service.name.text)' asks for one",
          help: "give curl -u with user and password, or grep for 'missing authentication'",
          in: service.file.path)
      }
    }
  )
}

/// Whether a command fails where the server answers with status 401.
private func isRefused(_ command: String) -> Bool {
  guard command.contains("curl "), command.contains(":9200") else { return false }
  let words = command.split { " \n\t".contains($0) }
  let pardons = ["uthori", "uthent", "401", "http_code", "||true", "exit 0", "!"]
  guard !pardons.contains(where: command.contains), !words.contains("true") else { return false }
  let request = words.prefix { !$0.contains("|") && !$0.contains(";") && !$0.contains("&&") }
  guard request.contains(where: { $0.hasSuffix("curl") }), !request.contains(where: namesUser)
  else { return false }
  let fails = request.contains { $0.hasPrefix("--fail") || isFlag($0, "f") }
  let searches = words.contains { $0 == "grep" || $0 == "egrep" }
  return fails || searches && ["green", "yellow"].contains(where: command.contains)
}

/// Whether a word of a command for curl says who asks, or may do so.
private func namesUser(_ word: Substring) -> Bool {
  let options = ["--user", "--netrc", "--cert", "--key", "--config", "--header", "--oauth"]
  return word.contains("$") || word.contains("@") || isFlag(word, "unEHK")
    || options.contains(where: word.hasPrefix)
}

/// Whether a word holds one of some short options.
private func isFlag(_ word: Substring, _ letters: String) -> Bool {
  word.hasPrefix("-") && !word.hasPrefix("--") && word.contains { letters.contains($0) }
}
