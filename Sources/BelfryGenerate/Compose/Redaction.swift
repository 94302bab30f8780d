import BelfryProfile
import BelfrySource

/// What is masked in traces: expressions of Go for names of attributes and for their values.
struct Redaction {
  /// Names whose values are masked whole.
  var keys: [String] = []
  /// What is masked wherever it stands.
  var values: [String] = []

  /// Whether anything is masked.
  var isOn: Bool { !keys.isEmpty || !values.isEmpty }

  init(_ profile: RedactProfile?, keepsPrompts: Bool) {
    if profile?.isOn != false {
      keys += Self.secrets
      values += Self.privateValues + (profile?.patterns.map(\.value.text) ?? [])
    }
    if !keepsPrompts { keys += Self.prompts }
  }

  /// Attributes that hold credentials; `input_tokens` and the like hold numbers.
  private static let secrets = [
    #"(?i)(^|[._-])(passw(or)?d|secret|api[._-]?key|authorization|(set-)?cookie|token)\z"#,
    #"(?i)(access|refresh|auth|id|session)[._-]?token\z"#,
  ]

  /// Mails, bearer tokens, JSON web tokens and keys of common services.
  private static let privateValues = [
    #"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"#,
    #"(?i)bearer [A-Za-z0-9._~+/=-]+"#,
    #"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"#,
    #"\b(sk|pk|ghp|xox[abp])[_-][A-Za-z0-9_-]{16,}"#,
  ]

  /// Attributes with the text of prompts, completions and tools' arguments: OpenTelemetry's names,
  /// and those of OpenLLMetry and OpenInference.
  private static let prompts = [
    #"^gen_ai\.(prompt|completion|content|system_instructions)"#,
    #"^gen_ai\.(input|output)\.messages"#,
    #"^gen_ai\.tool\.(call\.arguments|call\.result|definitions)"#,
    #"^llm\.(prompts|completions|input_messages|output_messages|prompt_template)"#,
    #"^(input|output)\.value\z"#,
    #"^traceloop\.entity\.(input|output)\z"#,
  ]
}
