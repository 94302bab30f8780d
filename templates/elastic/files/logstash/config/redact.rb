# Masks what is private before it is stored: whole values by their key, and mails, tokens and
# passwords wherever they stand.

FIELDS = %w[message app error event http url labels parsed].freeze

SECRET = /(\A|[._-])(passw(or)?d|secret|api[._-]?key|authorization|(set-)?cookie|token)\z|(access|refresh|auth|id|session)[._-]?token\z/i.freeze

PROMPT = /\A(system_|user_)?prompts?(_text)?\z|\Acompletions?(_text)?\z|\Agen_ai\.(prompt|completion|input\.messages|output\.messages)/i.freeze

PRIVATE = [
  [/[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/, "<mail>"],
  [/\bbearer [A-Za-z0-9._~+\/=-]+/i, "Bearer <token>"],
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+/, "<token>"],
  [/\b(sk|pk|ghp|xox[abp])[_-][A-Za-z0-9_-]{16,}/, "<token>"],
  [%r{(://[^/\s:@]+:)[^/\s@]+@}, '\1<secret>@'],
  [/\b((?:api[_-]?key|passw(?:or)?d|secret|token)["']?\s*[=:]\s*["']?)[^\s"',;&]+/i, '\1<secret>']
].freeze

def register(params)
  @private = params["private"] != "keep"
  @prompts = params["prompts"] != "keep"
  own = (params["patterns"] || []).map { |text| [Regexp.new(text), "<masked>"] }
  # Addresses first: a password in one ends with what looks like a mail.
  @patterns = @private ? [PRIVATE[4]] + (PRIVATE - [PRIVATE[4]]) + own : []
end

def filter(event)
  FIELDS.each do |name|
    value = event.get(name)
    next if value.nil?
    masked = mask(value, 0)
    event.set(name, masked) unless masked == value
  end
  [event]
end

def mask(value, depth)
  case value
  when String then @patterns.reduce(value) { |text, (pattern, word)| text.gsub(pattern, word) }
  when Array then value.map { |item| mask(item, depth + 1) }
  when Hash then depth > 20 ? "<too deep>" : value.to_h { |key, item| [key, entry(key, item, depth)] }
  else value
  end
end

def entry(key, item, depth)
  return "<secret>" if @private && SECRET.match?(key) && !item.is_a?(Numeric) && !item.nil?
  return "<text>" if @prompts && PROMPT.match?(key) && !item.is_a?(Numeric) && !item.nil?
  mask(item, depth + 1)
end
