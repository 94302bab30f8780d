import BelfryModels
import BelfryYAML

extension Workspace {
  /// Where the entries of `file_sd_configs` lead in the bundle, with the job and the entry.
  func targetReaches(
    _ server: PrometheusServer
  ) -> [(job: Node, entry: Node, reach: Reach)] {
    (server.config.root["scrape_configs"]?.items ?? []).flatMap { job in
      targetEntries(job).compactMap { entry in
        reach(of: entry.text, server).map { (job, entry, $0) }
      }
    }
  }

  /// The entries of a job's `file_sd_configs`.
  func targetEntries(_ job: Node) -> [Node] {
    (job["file_sd_configs"]?.items ?? []).flatMap { $0["files"]?.items ?? [] }
      .filter { $0.kind == .scalar }
  }

  /// Targets that are written down, in the configuration or in files that it names, with their job.
  func targets(_ server: PrometheusServer) -> [(job: Node, target: Node)] {
    let own = (server.config.root["scrape_configs"]?.items ?? []).flatMap { job in
      PrometheusWalk.targets(job).map { (job: job, target: $0) }
    }
    let lists = files(.targetList)
    guard !lists.isEmpty else { return own }
    return own
      + targetReaches(server).flatMap { job, _, reach in
        lists.filter { reach.contains($0.path) }.flatMap { list in
          list.root.items.flatMap { $0["targets"]?.items ?? [] }.map { (job: job, target: $0) }
        }
      }
  }

  /// Alertmanagers that are written down, each with the block that names it.
  func alertTargets(_ server: PrometheusServer) -> [(job: Node, target: Node)] {
    (server.config.root["alerting"]?["alertmanagers"]?.items ?? []).flatMap { block in
      PrometheusWalk.targets(block).map { (job: block, target: $0) }
    }
  }

  /// Settings of a server's answers: the service, the word that names the file, and its path in the
  /// bundle.
  var webConfigs: [(service: Service, word: Node, path: String)] {
    services.flatMap { service in
      let words = service.command
      return words.indices.compactMap { index -> (Service, Node, String)? in
        let word = words[index]
        let name = word.text.drop { $0 == "-" }
        guard word.text.hasPrefix("-"), name.hasPrefix("web.config.file") else { return nil }
        let rest = name.dropFirst("web.config.file".count)
        let said = rest.hasPrefix("=") ? String(rest.dropFirst()) : ""
        let value = rest.isEmpty && index + 1 < words.count ? words[index + 1].text : said
        guard value.hasPrefix("/"), let path = source(of: value, in: service) else { return nil }
        return (service, word, path)
      }
    }
  }
}
