public import BelfrySource

/// A part of a Go template.
public indirect enum TemplateNode: Sendable {
  /// Text that is written as it is, trimmed where a marker says so.
  case text(String, Span)
  /// A pipeline whose value is written, unless it declares something.
  case action(Pipeline)
  case conditional(Branch)
  case with(Branch)
  case range(Branch)
  case leave(Span)
  case skip(Span)
  /// `{{ template "name" pipeline }}`; a `block` is defined and called at once.
  case call(name: String, nameSpan: Span, Pipeline?)

  /// A control structure.
  public struct Branch: Sendable {
    /// What is tested or gone through.
    public var pipeline: Pipeline
    /// What follows when it holds, or once for each element.
    public var body: [TemplateNode]
    /// What follows otherwise.
    public var otherwise: [TemplateNode]
    /// From the opening action to `end`.
    public var span: Span
  }
}

/// Commands in a row, each getting the former's value as its last argument.
public struct Pipeline: Sendable {
  /// Variables that are declared or assigned, with their dollar.
  public var variables: [(name: String, span: Span)] = []
  /// Whether they are assigned (`=`) rather than declared (`:=`).
  public var isAssignment = false
  /// The commands; at least one.
  public var commands: [Command] = []
  /// Its bytes.
  public var span: Span
}

/// An operand, or a function with its arguments.
public struct Command: Sendable {
  /// The function or value first.
  public var operands: [Operand]
  /// Its bytes.
  public var span: Span
}

/// A value in a command.
public struct Operand: Sendable {
  /// What it is.
  public indirect enum Kind: Sendable {
    case dot
    case null
    case bool(Bool)
    case integer(Int64)
    case float(Double)
    /// A number with an imaginary part.
    case complex(Double, Double)
    /// A whole number past 64 bits with a sign, which fails when it is read.
    case overflow(String)
    case string(String)
    /// A variable with its dollar; `$` alone is the data that the template was given.
    case variable(String)
    /// A function without arguments.
    case function(String)
    case pipeline(Pipeline)
    /// `.A.B` of a value; of the dot where it stands alone.
    case fields(Operand?, [(name: String, span: Span)])
  }

  /// What it is.
  public var kind: Kind
  /// Its bytes.
  public var span: Span
}

/// A fault in a template.
public struct TemplateError: Error, Hashable, Sendable {
  /// Kinds of faults, as checks tell them apart.
  public enum Kind: Hashable, Sendable {
    /// `execution`: the program takes the template, which fails whenever the place is reached.
    case syntax, unknownFunction, unknownVariable, unknownTemplate, execution
  }

  /// What is wrong, in the words of Go's `text/template`.
  public var message: String
  /// The bytes meant.
  public var span: Span
  /// What kind of fault it is.
  public var kind: Kind

  /// A fault at a place.
  public init(_ message: String, at span: Span, kind: Kind = .syntax) {
    self.message = message
    self.span = span
    self.kind = kind
  }
}

/// A parsed template: its body and the templates that it defines.
public struct Template: Sendable {
  /// The body.
  public var body: [TemplateNode] = []
  /// Templates by `define` and `block`, in the order in which they are defined.
  public var definitions: [Definition] = []
  /// Everything that is wrong, in the text's order.
  public var errors: [TemplateError] = []

  /// One template with a name.
  public struct Definition: Sendable {
    /// The name.
    public var name: String
    /// The bytes of the name, quotes included.
    public var nameSpan: Span
    /// The body.
    public var body: [TemplateNode]

    /// Whether the body holds nothing but blanks.
    var isEmpty: Bool {
      body.allSatisfy { node in
        if case .text(let text, _) = node { return text.allSatisfy(\.isWhitespace) }
        return false
      }
    }
  }
}
