import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let datePattern = CheckRule(
    "logstash/date-pattern", .warning,
    summary: "A letter of a date that means something else than the day or the month.",
    rationale: """
      'D' counts the days of the year and 'm' are minutes: times are read wrong or not at all, and an \
      index a day gets a strange name.
      """,
    references: ["https://www.elastic.co/docs/reference/logstash/plugins/plugins-filters-date"],
    examples: [
      .fails(
        """
        input { beats { port => 5044 } }
        filter { date { match => ["when", "ISO8601", ⟦"yyyy-MM-DD HH:mm:ss"⟧] } }
        output { stdout { } }

        """),
      .fails(
        """
        input { beats { port => 5044 } }
        output {
          elasticsearch { index => "shop-⟦%{+YYYY.mm.dd}⟧" }
          file { path => "/data/⟦%{+YYYY-MM-DD}⟧.log" }
        }

        """),
      .passes(
        """
        input { beats { port => 5044 } }
        filter {
          date { match => ["when", "yyyy-MM-dd'D'HH:mm:ss", "yyyy-DDD", "UNIX_MS", "mm:ss"] }
          date { match => ["day", "MMM d YYYY", "dd.MM.yy HH:mm"] }
        }
        output { file { path => "/data/%{+YYYY.MM.dd}-%{+HHmm}-%{[D]}.log" } }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins {
          let formats: [LogstashValue] =
            stage == .filter && plugin.name == "date"
            ? (plugin["match"]?.items.dropFirst()).map(Array.init) ?? [] : []
          let read = formats.map { ($0.scalar ?? "", $0.span) }
          let written = plugin.attributes.flatMap { times($0.value, file.source.bytes) }
          for (format, span) in read + written {
            guard let (message, help) = mistake(format) else { continue }
            reporter.report(at: span, message, help: help, in: file.path)
          }
        }
      }
    }
  )
}

/// What a format of a date says and hardly means, and what to write.
private func mistake(_ format: String) -> (message: String, help: String)? {
  // Text between single quotes stands for itself.
  let letters = format.split(separator: "'", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
  let runs = Set(letters.split { !$0.isLetter }.flatMap(runsOfLetters))
  let has = { (letter: Character) in runs.contains { $0.first == letter } }
  guard has("y") || has("Y"), runs.allSatisfy({ $0.first?.isASCII ?? false }) else { return nil }
  if has("M"), !has("d"), let day = runs.first(where: { $0 == "D" || $0 == "DD" }) {
    return ("'\(day)' is the day of the year", "write '\(day.lowercased())' for that of the month")
  }
  if runs.contains("mm"), has("d"), !has("M"), !"HhKk".contains(where: has) {
    return ("'mm' are minutes", "write 'MM' for the month")
  }
  return nil
}

/// The runs of one letter that a word is made of.
private func runsOfLetters(_ word: Substring) -> [String] {
  var found: [String] = []
  for letter in word {
    if found.last?.first == letter {
      found[found.count - 1].append(letter)
    } else {
      found.append(String(letter))
    }
  }
  return found
}

/// Formats of the event's time in texts.
private func times(_ value: LogstashValue, _ bytes: [UInt8]) -> [(String, Span)] {
  switch value.content {
  case .text, .word:
    LogstashReference.all(in: value.span, of: bytes).compactMap { reference in
      guard case .time(let format) = reference.content else { return nil }
      return (format, reference.span)
    }
  case .array(let values): values.flatMap { times($0, bytes) }
  case .hash(let entries): entries.flatMap { times($0.value, bytes) }
  case .number, .plugin: []
  }
}
