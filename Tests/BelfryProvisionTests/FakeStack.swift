import BelfryTestSupport
import Foundation
import Testing

@testable import BelfryProvision

/// A bundle whose `docker` is a script that answers from files: for what is read from its answers.
struct FakeStack {
  let folder: Folder
  let stack: Stack

  /// - Parameters:
  ///   - services: Compose's services, as JSON.
  ///   - running: Names of the containers that run.
  ///   - inside: What programs in containers write, by a word of their command.
  init(
    services: String, running: [String], files: [String: String] = [:],
    inside: [String: String] = [:]
  ) throws {
    folder = try Folder()
    for (name, text) in files { try folder.write("bundle/\(name)", text) }
    try folder.write("bundle/docker-compose.yml", "services: {}\n")
    let path = "\(folder.path)/bundle"
    let secrets = "{\"word\": {\"file\": \"\(path)/secrets/word\"}}"
    try folder.write(
      "config",
      "{\"name\": \"p\", \"secrets\": \(secrets), \"services\": {\(services)}}"
        .replacingOccurrences(of: "BUNDLE", with: path))
    let containers = running.map {
      """
      {"Id": "\($0)", "Name": "/p-\($0)-1", "State": {"Status": "running"},
       "Config": {"Labels": {"com.docker.compose.service": "\($0)"}}}
      """
    }
    try folder.write("containers", "[\(containers.joined(separator: ","))]")
    try folder.write("ids", running.joined(separator: "\n"))
    var cases = ""
    for (word, text) in inside {
      try folder.write("inside-\(word)", text)
      cases += "    *\(word)*) cat '\(folder.path)/inside-\(word)' ;;\n"
    }
    try folder.write(
      "script",
      """
      #!/bin/sh
      case "$*" in
        "compose version --short") echo 2.40.3 ;;
        version*) echo 28.0 ;;
        info*) echo '{"MemTotal": 1000000000, "DockerRootDir": "/"}' ;;
        *config\\ --format*) cat '\(folder.path)/config' ;;
        *config\\ --hash*) ;;
        ps*) cat '\(folder.path)/ids' ;;
        inspect*) cat '\(folder.path)/containers' ;;
        exec*) case "$*" in
      \(cases)    *) exit 1 ;;
        esac ;;
        run*) echo "$*" >>'\(folder.path)/started' && echo c0ffee ;;
        rm*) echo "$*" >>'\(folder.path)/started' ;;
        *) exit 1 ;;
      esac

      """)
    // Written by a program of its own: a file that this process has open for writing while another
    // test starts a program cannot be started.
    let copy = "mkdir -p bin && cat script >bin/docker && chmod 755 bin/docker"
    let outcome = try ChildProcess("/bin/sh", ["-c", "cd '\(folder.path)' && \(copy)"]).run()
    try #require(outcome.status == 0)
    stack = try Stack(folder: path, path: "\(folder.path)/bin:/usr/bin:/bin", host: nil)
  }

  /// The verdict and the words of every step, by its name.
  func proof() throws -> [String: ProofStep] {
    let prover = try Prover(stack, timeout: .zero, interrupts: Interrupts()) { _ in }
    try prover.run()
    return Dictionary(prover.steps.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }
}

extension Loopback {
  /// A server that answers a path with JSON, others with 404.
  static func json(_ answers: [String: String], wanting credentials: String? = nil) -> Loopback {
    Loopback { request, peer in
      let path = request.target.split(separator: "?").first.map(String.init) ?? ""
      if let credentials, path != "/api/health", request.header("Authorization") != credentials {
        return peer.answer("401 Unauthorized", "{}")
      }
      guard let body = answers[path] else { return peer.answer("404 Not Found", "{}") }
      peer.answer("200 OK", body, type: "application/json")
    }
  }
}
