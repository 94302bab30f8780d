import BelfryTemplate
import Foundation
import Testing

/// The machine's time zone database.
enum Zones {
  static let folder = "/usr/share/zoneinfo/"

  static func named(_ name: String) -> GoZone? {
    guard !name.contains(".."), let data = FileManager.default.contents(atPath: folder + name)
    else { return nil }
    return GoZone([UInt8](data))
  }
}

@Suite("Zones", .enabled(if: Zones.named("Europe/Paris") != nil, "no time zone database"))
struct ZoneTests {
  @Test(
    "Instants in zones",
    arguments: [
      (1_704_096_930, "Europe/Paris", "2024-01-01 09:15:30 +0100 CET"),
      (1_719_821_730, "Europe/Paris", "2024-07-01 10:15:30 +0200 CEST"),
      (1_704_096_930, "America/New_York", "2024-01-01 03:15:30 -0500 EST"),
      (1_704_096_930, "Asia/Kolkata", "2024-01-01 13:45:30 +0530 IST"),
    ])
  func instants(seconds: Int64, zone: String, text: String) throws {
    var environment = TemplateEnvironment()
    environment.zone = Zones.named
    let template = Template(parsing: "{{ . | tz \"\(zone)\" }}", functions: ["tz"])
    let shown = try TemplateRun.render(
      template, on: .time(GoTime(seconds: seconds)), functions: AlertmanagerFunctions.table,
      environment: environment)
    #expect(shown == text)
  }

  @Test("Damaged files are refused")
  func damaged() throws {
    let path = Zones.folder + "Europe/Paris"
    let bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    for count in 0..<min(bytes.count, 400) { _ = GoZone(Array(bytes[..<count])) }
    var changed = bytes
    for index in changed.indices.prefix(200) {
      changed[index] ^= 0xFF
      _ = GoZone(changed)
      changed[index] ^= 0xFF
    }
    #expect(GoZone([]) == nil && GoZone(Array(bytes[..<50])) == nil)
  }
}
