import Foundation
import Testing

@Suite("Commands about running stacks refuse what cannot be meant")
struct ObserveTests {
  @Test(
    "Options that do not fit together, and values that are none",
    arguments: [
      (["report", "--health", "-o", "x.txt"], "'x.txt' ends in neither .html nor .md"),
      (["report", "--health", "-o", "-"], "ends in neither .html nor .md"),
      (["report", "--format", "json"], "--format and --templates belong to --health"),
      (["cleanup", "."], "--older-than"), (["cleanup", ".", "--older-than", "5m"], "'5m'"),
      (["cleanup", ".", "--older-than", "0d"], "'0d'"),
    ])
  func refused(_ arguments: [String], _ words: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(words), "\(outcome)")
  }

  @Test(
    "A folder that there is not",
    arguments: [
      ["report", "--health", "/nowhere"], ["cleanup", "/nowhere", "--older-than", "1d"],
    ])
  func nowhere(_ arguments: [String]) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2 && outcome.errors.contains("there is no such folder"))
  }
}
