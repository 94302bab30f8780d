import Testing

@testable import BelfryGenerate

struct UnifiedDiffTests {
  private func diff(_ old: String?, _ new: String?, context: Int = 3) -> String {
    unifiedDiff(
      old: old.map { Array($0.utf8) }, new: new.map { Array($0.utf8) }, path: "f",
      context: context)
  }

  @Test func words() {
    #expect(diff("a\n", "a\n") == "")
    #expect(diff("a\nb\n", "a\nc\n") == "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n")
    #expect(diff(nil, "a\n") == "--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n")
    #expect(diff("a\n", nil) == "--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")
    #expect(
      diff("a", "a\n")
        == "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
    #expect(diff("a\0", "b") == "Files a/f and b/f differ\n")
    #expect(unifiedDiff(old: [0xFF], new: [], path: "f") == "Files a/f and b/f differ\n")
    #expect(unifiedDiff(old: [], new: [10], path: "a b").hasPrefix("--- a/a b\t\n+++ b/a b\t\n"))
  }

  /// Random texts of few different lines, so that much is common and much is moved.
  private func text(_ dice: inout Dice) -> [String] {
    let lines = ["a", "b", "", "c\r", "é", "- x", "+ y", "@@ -1 +1 @@", "\\ z", "--- a/f"]
    return (0..<Int.random(in: 0...40, using: &dice)).map { _ in
      lines.randomElement(using: &dice) ?? ""
    }
  }

  private func edit(_ lines: [String], _ dice: inout Dice) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 0...6, using: &dice) {
      let index = Int.random(in: 0...lines.count, using: &dice)
      if Bool.random(using: &dice), index < lines.count {
        lines.remove(at: index)
      } else {
        lines.insert("new \(UInt8.random(in: 0...3, using: &dice))", at: index)
      }
    }
    return lines
  }

  private func join(_ lines: [String], _ dice: inout Dice) -> String {
    let text = lines.joined(separator: "\n")
    return text.isEmpty || Int.random(in: 0...3, using: &dice) == 0 ? text : text + "\n"
  }

  @Test(
    "patch makes the new text of it, and it is as short as diff's",
    .enabled(if: isInstalled("patch") && isInstalled("diff"), "patch or diff is not installed"),
    arguments: 1...100 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let lines = text(&dice)
    let old = join(lines, &dice)
    let new = join(seed % 2 == 0 ? edit(lines, &dice) : text(&dice), &dice)
    let context = Int.random(in: 0...4, using: &dice)
    let folder = try TemporaryFolder()
    try folder.write("f", old)
    try folder.write("g", new)
    let ours = diff(old, new, context: context)
    try folder.write("p", ours)
    let place = folder.path
    let theirs = try run("diff", ["--minimal", "-U\(context)", "\(place)/f", "\(place)/g"])
    #expect(changed(ours) == changed(theirs.text))
    guard !ours.isEmpty else { return }
    let patch = try run(
      "patch", ["--binary", "-u", "--fuzz=0", "-s", "\(place)/f", "-i", "\(place)/p"])
    #expect(patch.status == 0, "\(patch.text)")
    // An empty result is removed by patch.
    #expect(try new.isEmpty && !exists("\(place)/f") || folder.text("f") == new)
  }

  private func exists(_ path: String) throws -> Bool {
    try DiskFileSystem().status(of: path) != nil
  }

  private func changed(_ diff: String) -> Int {
    diff.utf8.split(separator: 10).dropFirst(2).filter { $0.first == 43 || $0.first == 45 }.count
  }

  @Test(
    "Large texts with nothing in common, or much, end and are right",
    arguments: [(20_000, 20_000), (30_000, 2_000), (30_000, 40)])
  func large(_ count: Int, _ edits: Int) throws {
    var dice = Dice(seed: UInt64(edits))
    let old = (0..<count).map { "line \($0)" }
    var new = old
    for _ in 0..<edits {
      let index = Int.random(in: 0..<new.count, using: &dice)
      new[index] = "other \(Int.random(in: 0...50, using: &dice))"
    }
    let slices = (old.map { Array($0.utf8)[...] }, new.map { Array($0.utf8)[...] })
    let changes = LineDiff.changes(from: slices.0, to: slices.1)
    var applied: [String] = []
    var position = 0
    for change in changes {
      #expect(change.old.lowerBound >= position)
      applied += old[position..<change.old.lowerBound]
      applied += new[change.new]
      position = change.old.upperBound
    }
    applied += old[position...]
    #expect(applied == new)
    #expect(!changes.isEmpty)
  }
}
