import BelfryModels
import BelfrySource
import BelfryYAML

extension CheckRule {
  static let logstashIndexName = CheckRule(
    "logstash/index-name", .error,
    summary: "A name that Elasticsearch refuses for an index.",
    rationale: """
      It takes no capital letters, no \\ / * ? " | # and no blanks or commas, and no - _ + at the \
      start: nothing arrives. A time is filled in for '%{+…}' alone. What has capital letters and nothing \
      to fill in may be an alias, and is only warned of.
      """,
    references: [
      "https://elastic.co/guide/en/elasticsearch/reference/7.1/indices-create-index.html"
    ],
    examples: [
      .fails(
        """
        input { stdin { } }
        output { elasticsearch { index => ⟦"shopLogs-%{+YYYY.MM.dd}"⟧ } }

        """),
      .fails(
        """
        input { stdin { } }
        output { elasticsearch { index => ⟦"shop-{+YYYY.MM.dd}"⟧ } }

        """),
      .fails(
        """
        input { stdin { } }
        output { elasticsearch { index => ⟦"shop-*"⟧ } }

        """),
      .passes(
        """
        input { stdin { } }
        output {
          elasticsearch { index => "shop-%{[Kind]}-%{+YYYY.MM.dd}-${REGION:eu-West}" }
          elasticsearch { index => "<shop-{now/d}-000001>" }
          elasticsearch { index => "SHOP_INDEX" }
          elasticsearch { index => "{{ shop_Index }}-%{+YYYY}" }
          elasticsearch { index => "Shop" ilm_rollover_alias => "shop" }
        }

        """),
    ],
    check: .logs { stack, reporter in
      for file in stack.pipelines {
        for (stage, plugin) in file.pipeline.plugins
        where stage == .output && plugin.name == "elasticsearch" {
          guard let index = plugin["index"], let text = index.scalar,
            plugin["ilm_rollover_alias"] == nil, let fault = IndexFault(text)
          else { continue }
          reporter.report(
            at: index.span, fault.message, help: fault.help, in: file.path,
            as: fault.isCertain ? nil : .warning)
        }
      }
    }
  )
}

/// What is wrong with the name of an index.
private struct IndexFault {
  let message: String
  let help: String
  var isCertain = true

  /// Nothing for a name that may stand, or one that a template or date math makes.
  init?(_ text: String) {
    guard !["<", "{{", "%3C"].contains(where: text.contains) else { return nil }
    let bytes = Array(text.utf8)
    let references = LogstashReference.all(in: Span(0, bytes.count), of: bytes)
    var parts: [String] = []
    var start = 0
    for reference in references {
      parts.append(String(decoding: bytes[start..<reference.span.start], as: UTF8.self))
      start = reference.span.end
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    if let time = parts.compactMap(Self.time).first {
      message = "'\(time)' is no time without '%'"
      help = "write '%\(time)'"
    } else if let letter = parts.joined().first(where: { "\\/*?\"| ,#".contains($0) }) {
      message = "no index is called '\(text)': '\(letter)' is refused"
      help = "take it out"
    } else if let letter = parts[0].first, "-_+".contains(letter) {
      message = "no index is called '\(text)': '\(letter)' is refused at the start"
      help = "begin with a letter or a digit"
    } else if parts.contains(where: Self.hasMixedWord) {
      message = "no index is called '\(text)': capital letters are refused"
      help = "write it in small letters"
      isCertain = !references.isEmpty
    } else {
      return nil
    }
  }

  /// A time in braces that lacks its mark.
  private static func time(_ part: String) -> String? {
    guard let start = part.firstRange(of: "{+"),
      let end = part[start.upperBound...].firstIndex(of: "}")
    else { return nil }
    return String(part[start.lowerBound...end])
  }

  /// Whether a word has letters of both kinds; one of capitals alone may be a placeholder.
  private static func hasMixedWord(_ part: String) -> Bool {
    part.split { !$0.isASCII || !$0.isLetter }.contains { word in
      word.contains(where: \.isUppercase) && word.contains(where: \.isLowercase)
    }
  }
}
