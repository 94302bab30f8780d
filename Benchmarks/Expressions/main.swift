import BelfryPromQL
import BelfrySource
import BelfryYAML
import Glibc

// Times the parsing, checking and analysis of expressions: those of the conformance data, and some
// that grow. Prints and never judges; the arguments are files of JSON with cases.

func texts(_ path: String) -> [String] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  let root = parseJSON(SourceFile(path: path, bytes: bytes)).roots.first
  return (root?["cases"]?.items ?? []).compactMap { entry in
    if entry.kind == .scalar { return entry.text }
    let text = (entry["expr"] ?? entry["in"] ?? entry["input"])?.text
    return text?.isEmpty == true ? nil : text
  }
}

/// Seconds that something takes, so often.
func seconds(_ rounds: Int, _ body: () -> Void) -> Double {
  let clock = ContinuousClock()
  let duration = clock.measure { for _ in 0..<rounds { body() } }
  let (whole, fraction) = duration.components
  return Double(whole) + Double(fraction) / 1e18
}

func shown(_ value: Double, _ digits: Int) -> String {
  let scale = pow(10, Double(digits))
  return "\((value * scale).rounded() / scale)"
}

func column(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

let expressions = CommandLine.arguments.dropFirst().flatMap(texts).filter {
  parse($0).errors.isEmpty
}
let bytes = expressions.reduce(0) { $0 + $1.utf8.count }
if !expressions.isEmpty {
  let rounds = 1000
  let parsing = seconds(rounds) { for text in expressions { _ = parse(text) } }
  let trees = expressions.map { parse($0).tree }
  let analysing = seconds(rounds / 10) { for tree in trees { _ = Analysis(of: tree) } } * 10
  let each = 1e6 / Double(rounds * expressions.count)
  print(
    "\(expressions.count) expressions of \(bytes / expressions.count) bytes, \(rounds) times over")
  print(column("  parse and check types", 30) + "\(shown(parsing * each, 2)) µs an expression")
  print(column("  follow labels and values", 30) + "\(shown(analysing * each, 2)) µs an expression")
}

print("growth with the length, in nanoseconds a byte: parsing, analysis")
let shapes: [(name: String, piece: String, last: String)] = [
  ("sums", "a{b=\"c\"} + ", "a"), ("alternatives", "rate(a{b=~\"c.*\"}[5m]) or ", "a"),
  ("matches", "a * on (b) group_left (c) ", "a"), ("matchers", "", ""),
]
for shape in shapes {
  var line = column("  " + shape.name, 16)
  for size in [1_000, 10_000, 100_000, 1_000_000] {
    var text: String
    if shape.piece.isEmpty {
      text = "a{" + String(repeating: "bcd=\"efg\",", count: size / 10) + "}"
    } else {
      text = String(repeating: shape.piece, count: size / shape.piece.utf8.count) + shape.last
    }
    text.makeContiguousUTF8()
    let rounds = max(1, 1_000_000 / size)
    let parsing = seconds(rounds) { _ = parse(text) }
    let tree = parse(text).tree
    let analysing = seconds(rounds) { _ = Analysis(of: tree) }
    let each = 1e9 / Double(rounds * text.utf8.count)
    line += column(
      "\(size / 1000) kB \(shown(parsing * each, 0)) \(shown(analysing * each, 0))", 20)
  }
  print(line)
}
