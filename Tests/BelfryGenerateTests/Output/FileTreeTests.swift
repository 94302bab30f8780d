import Testing

@testable import BelfryGenerate

struct FileTreeTests {
  static let refused: [(String, FileTreeError.Reason)] = [
    ("", .empty), ("/etc/passwd", .absolute), ("/", .absolute), (".", .unclean), ("..", .unclean),
    ("../x", .unclean), ("a/../b", .unclean), ("a/..", .unclean), ("a//b", .unclean),
    ("a/", .unclean), ("./a", .unclean), ("a/./b", .unclean), ("a\0b", .controlCharacter),
    ("a\nb", .controlCharacter), ("a\u{85}b", .controlCharacter), ("\u{2028}", .controlCharacter),
    (String(repeating: "x", count: 256), .tooLong),
    (String(repeating: "é", count: 128), .tooLong),
    (Array(repeating: "abcdefghi", count: 101).joined(separator: "/"), .tooLong),
    ("belfry.lock", .reserved), ("belfry.lock/a", .reserved), ("secrets", .reserved),
    ("secrets/smtp", .reserved), (".belfry", .reserved), (".belfry/journal", .reserved),
  ]

  @Test("Paths that are refused", arguments: refused)
  func refuses(_ path: String, _ reason: FileTreeError.Reason) {
    var tree = FileTree()
    #expect(throws: FileTreeError(reason, path: path)) { try tree.add(path, []) }
    #expect(tree.count == 0)
  }

  @Test(
    "Paths that are taken",
    arguments: [
      "a", "...", ".env.example", "a b/ü.yml", "secrets.md", "x/secrets/y", "x/.belfry", "a\\b",
      String(repeating: "x", count: 255), Array(repeating: "x", count: 500).joined(separator: "/"),
    ])
  func takes(_ path: String) throws {
    var tree = FileTree()
    try tree.add(path, [1], executable: true)
    #expect(tree.files.map(\.path) == [path])
    #expect(tree[path]?.isExecutable == true)
  }

  static let clashes: [([String], FileTreeError.Reason)] = [
    (["a", "a"], .duplicate), (["é", "e\u{301}"], .duplicate), (["a/b", "a"], .folderOfAnother),
    (["a", "a/b"], .belowAFile("a")), (["a/b/c", "a/b"], .folderOfAnother),
    (["a", "a/b/c"], .belowAFile("a")),
  ]

  @Test("Paths that clash", arguments: clashes)
  func clash(_ paths: [String], _ reason: FileTreeError.Reason) throws {
    var tree = FileTree()
    try tree.add(paths[0], [])
    #expect(throws: FileTreeError(reason, path: paths[1])) { try tree.add(paths[1], []) }
  }

  @Test func sortsByBytes() throws {
    let tree = try Sample.tree([("b", ""), ("a/z", ""), ("é", ""), ("a.b", ""), ("Z", "")])
    #expect(tree.files.map(\.path) == ["Z", "a.b", "a/z", "b", "é"])
  }
}
