import ArgumentParser
import BelfryProfile
import BelfryYAML

/// `belfry schema`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the profile's JSON Schema, for editors and CI.")

  func run() throws {
    Console.print(String(decoding: JSONWriter().write(JSONSchema.profile()), as: UTF8.self))
  }
}
