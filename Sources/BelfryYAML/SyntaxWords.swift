/// libyaml's problems in words that say what to do.
func syntaxWords(_ problem: String) -> (message: String, help: String) {
  for (start, message, help) in table where problem.hasPrefix(start) { return (message, help) }
  return (problem, "look at indentation, quotes and brackets here and in the line above")
}

private let table: [(start: String, message: String, help: String)] = [
  (
    "mapping values are not allowed",
    "a ':' cannot start a value here",
    "quote the text if the ':' belongs to it, or indent the key like its neighbours"
  ),
  (
    "did not find expected key", "a key is wanted here",
    "indent it like the keys above; a quoted text must not go on after its closing quote"
  ),
  (
    "could not find expected ':'", "the key in the line above has no ':'",
    "write 'key: value', or indent a text that goes on over several lines"
  ),
  (
    "found character that cannot start any token", "no value can start with this character",
    "indent with blanks, not tabs; quote a text that starts with '@', '`' or '%'"
  ),
  (
    "did not find expected '-' indicator", "a list element ('- …') is wanted here",
    "indent it like the elements above"
  ),
  (
    "did not find expected ',' or ']'", "',' or ']' is wanted here",
    "separate the elements with ',' and close the list with ']'"
  ),
  (
    "did not find expected ',' or '}'", "',' or '}' is wanted here",
    "separate the entries with ',' and close the mapping with '}'"
  ),
  (
    "did not find expected node content", "a value is wanted here",
    "write one, or remove the ',' or bracket"
  ),
  (
    "block sequence entries are not allowed", "a list cannot start here",
    "put '-' on a line of its own, indented under its key"
  ),
  (
    "found unexpected end of stream", "a quoted text is never closed",
    "add the closing quote"
  ),
  (
    "found unexpected document indicator", "a quoted text is never closed",
    "add the closing quote"
  ),
  ("found unknown escape character", "this escape is not known", "write '\\\\' for a backslash"),
  (
    "found a tab character", "a tab stands where blanks are wanted",
    "indent with blanks"
  ),
  (
    "did not find expected <document start>", "a second value starts here",
    "indent it under a key, or separate documents with '---'"
  ),
  (
    "found undefined tag handle", "this tag is not known",
    "quote a text that starts with '!'"
  ),
]
