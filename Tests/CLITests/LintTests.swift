import Foundation
import Testing

@Suite("belfry lint")
struct LintTests {
  private let text = """
    # HELP shop_jobs Jobs.
    # TYPE shop_jobs gauge
    shop_jobs{queue="a"} 1
    shop_jobs{queue="b} 2
    # TYPE shop_carts counter
    shop_carts 1

    """

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  @Test("Findings with their lines, also of a text that is packed; errors end with 1")
  func findings() throws {
    try Program.withFolder { folder in
      try write(text, "shop.prom", in: folder)
      let expected = """
        4:17: error: the value of a label is never closed [exposition/syntax]
           |
         4 | shop_jobs{queue="b} 2
           |                 ^^^^^
        """
      let plain = try Program.run(["lint", "shop.prom"], in: folder)
      #expect(plain.status == 1)
      #expect(plain.output.hasPrefix("shop.prom:" + expected), "\(plain.output)")
      #expect(
        plain.output.hasSuffix("1 scrape read, 2 series: 1 error, 2 pieces of advice\n"))
      let check = try Program.run(["check", "shop.prom", "--quiet"], in: folder)
      #expect(plain.output.hasPrefix(check.output) && check.status == 1)
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/gzip") else { return }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
      process.arguments = [folder.appendingPathComponent("shop.prom").path]
      try process.run()
      process.waitUntilExit()
      let packed = try Program.run(["lint", "shop.prom.gz", "--quiet"], in: folder)
      #expect(packed.output == check.output.replacingOccurrences(of: "prom:", with: "prom.gz:"))
      let data = try Data(contentsOf: folder.appendingPathComponent("shop.prom.gz"))
      try data.dropLast(12).write(to: folder.appendingPathComponent("cut.gz"))
      let cut = try Program.run(["lint", "cut.gz"], in: folder)
      #expect(cut.status == 2)
      #expect(cut.errors == "cut.gz: error: the compressed data ends too early\n")
    }
  }

  @Test("Budgets, weights, rules and formats by options; growth against an earlier scrape")
  func options() throws {
    try Program.withFolder { folder in
      func scrape(_ count: Int) -> String {
        "# HELP shop_jobs Jobs.\n# TYPE shop_jobs gauge\n"
          + (0..<count).map { "shop_jobs{worker=\"w\($0)\"} 1\n" }.joined()
      }
      try write(scrape(10), "old.prom", in: folder)
      try write(scrape(30), "new.prom", in: folder)
      let sound = try Program.run(["lint", "old.prom", "new.prom"], in: folder)
      #expect(sound.output == "2 scrapes read, 40 series: nothing to report\n")
      let wide = try Program.run(
        ["lint", "new.prom", "--budget-label", "20", "--fail-on", "warning"], in: folder)
      #expect(wide.status == 1)
      #expect(wide.output.contains("the label 'worker' of 'shop_jobs' has 30 values"))
      let grown = try Program.run(
        ["lint", "new.prom", "--against", "old.prom", "--format", "json"], in: folder)
      #expect(grown.status == 0)
      #expect(grown.output.contains("grew from 10 to 30 values"))
      #expect(grown.output.contains("\"line\": 3"))
      let two = try Program.run(["lint", "a", "b", "--against", "c"], in: folder)
      #expect(two.status == 2)
      let none = try Program.run(["lint", "none.prom"], in: folder)
      #expect(none.status == 2 && none.errors == "none.prom: error: No such file or directory\n")
      #expect(try Program.run(["lint", "."], in: folder).status == 2)
    }
  }

  @Test("A text without its end is OpenMetrics that was cut off, where the format says so")
  func openMetrics() throws {
    try Program.withFolder { folder in
      try write("# TYPE shop_jobs gauge\nshop_jobs 1\n", "shop.om", in: folder)
      let cut = try Program.run(["lint", "shop.om", "--only", "exposition"], in: folder)
      #expect(cut.status == 1 && cut.output.contains("shop.om:3:1: error: the text does not end"))
      let told = try Program.run(
        ["lint", "shop.om", "--only", "exposition", "--dialect", "prometheus"], in: folder)
      #expect(told.status == 0)
    }
  }
}
