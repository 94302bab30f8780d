import ArgumentParser
import BelfryGenerate
import BelfryHTTP
import BelfryProvision
import BelfryYAML
import Glibc

/// What commands about a running stack have in common: the bundle's folder, and the engine.
enum StackOptions {
  /// The bundle's folder, absolute and without links; one that is none ends the command with 2.
  static func folder(_ path: String) throws -> String {
    guard Input.isFolder(path), let real = realpath(path, nil) else {
      Console.error("\(path): error: there is no such folder\n  help: name the bundle's folder")
      throw ExitCode(2)
    }
    defer { free(real) }
    return String(cString: real)
  }

  /// The bundle and the engine; ends the command where there is none.
  static func stack(_ folder: String) throws -> Stack {
    do throws(ProvisionFailure) { return try open(folder) } catch {
      throw refuse(folder, error)
    }
  }

  /// The bundle and the engine.
  static func open(_ folder: String) throws(ProvisionFailure) -> Stack {
    try Stack(
      folder: folder, path: Console.environment("PATH") ?? "",
      host: Console.environment("DOCKER_HOST"))
  }

  /// Asks one program of a running stack.
  static func ask<Answer>(
    _ program: String, of stack: Stack,
    _ question: (ProgramClient) throws(HTTPFailure) -> Answer
  ) throws(ProvisionFailure) -> Answer {
    let containers = try stack.containers()
    guard let client = ProgramClient(program, of: stack, containers, try .toStack()) else {
      throw ProvisionFailure("the stack runs no \(program)", help: "'belfry up' starts it.")
    }
    do throws(HTTPFailure) { return try question(client) } catch {
      throw ProvisionFailure("\(client.base): \(error.message)", help: error.help)
    }
  }

  /// Has a project's name typed before data is lost.
  ///
  /// - Parameters:
  ///   - warning: What is said before.
  ///   - complaint: What is wrong where nobody can be asked, and `help` what to do then.
  static func confirm(
    _ project: String, _ warning: String, else complaint: String, help: String
  ) throws(ProvisionFailure) {
    guard isatty(0) == 1 else { throw ProvisionFailure(complaint, help: help, kind: .input) }
    Console.error("\(warning) Its name, to go on:")
    guard readLine() == project else {
      throw ProvisionFailure("nothing was removed", kind: .input)
    }
  }

  /// Says why something does not succeed, with the lines that show it.
  static func refuse(_ folder: String, _ failure: ProvisionFailure) -> ExitCode {
    guard failure.kind != .nothing else { return ExitCode(0) }
    var text = "\(folder): error: \(failure.message)\n"
    for line in failure.lines { text += "    \(line)\n" }
    if let help = failure.help { text += "  help: \(help)\n" }
    Console.error(text)
    return ExitCode(failure.status)
  }
}

/// Results for programs: one object, with the version before what a command gives.
enum StackAnswer {
  static func json(_ entries: [Value.Entry]) -> String {
    let root = Value.mapping([.init("belfry", .string(BelfryCommand.version))] + entries)
    return String(decoding: JSONWriter().write(root), as: UTF8.self)
  }
}

/// How results are shown.
enum StackFormat: String, ExpressibleByArgument, CaseIterable {
  case human, json
}
