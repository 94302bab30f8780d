# Gives what programs log the names of the Elastic Common Schema. Their JSON stands under 'parsed';
# what has no name there, or the wrong type, goes to 'app' as it is.

TEXTS = {
  "[event][action]" => %w[event],
  "[log][level]" => %w[level levelname severity loglevel log_level],
  "[log][logger]" => %w[logger logger_name],
  "[http][request][id]" => %w[request_id requestId x_request_id correlation_id],
  "[http][request][method]" => %w[method http_method],
  "[url][path]" => %w[path endpoint],
  "[trace][id]" => %w[trace_id traceId otelTraceID],
  "[span][id]" => %w[span_id spanId otelSpanID],
  "[error][stack_trace]" => %w[exception exc_info stack_trace traceback stack],
  "[error][type]" => %w[error_type exception_type],
  "message" => %w[message msg]
}.freeze

# Nanoseconds in one of a unit; a duration without a unit is seconds, as Python logs it.
DURATIONS = {
  "duration_ns" => 1, "duration_us" => 1_000, "duration_ms" => 1_000_000,
  "elapsed_ms" => 1_000_000, "response_time_ms" => 1_000_000, "latency_ms" => 1_000_000,
  "duration_seconds" => 1_000_000_000, "duration_s" => 1_000_000_000,
  "elapsed_seconds" => 1_000_000_000, "duration" => 1_000_000_000, "elapsed" => 1_000_000_000
}.freeze

TIMES = %w[timestamp @timestamp time ts asctime].freeze

LEVELS = {
  "warn" => "warning", "err" => "error", "fatal" => "critical", "crit" => "critical",
  "panic" => "critical", "emerg" => "critical", "notice" => "info", "information" => "info"
}.freeze

# Of pino and bunyan.
NUMBERS = { 10 => "trace", 20 => "debug", 30 => "info", 40 => "warning", 50 => "error", 60 => "critical" }.freeze

def register(_params); end

def filter(event)
  parsed = event.get("parsed")
  if !parsed.is_a?(Hash) || parsed.empty?
    plain(event)
  elsif parsed.keys == ["error"] && parsed["error"].is_a?(Hash) && parsed["error"]["type"] == "json"
    # Filebeat's own word for a line that should have been JSON.
    event.tag("json_not_parsed")
    plain(event)
  else
    structured(event, parsed)
  end
  event.remove("parsed")
  level(event)
  container(event)
  [event]
end

def structured(event, parsed)
  TEXTS.each do |target, names|
    name = names.find { |key| text?(parsed[key]) || (target == "[log][level]" && NUMBERS[parsed[key]]) }
    next unless name
    value = parsed.delete(name)
    event.set(target, NUMBERS[value] || value)
  end
  status(event, parsed)
  duration(event, parsed)
  time(event, parsed)
  event.set("app", parsed) unless parsed.empty?
  # Filebeat leaves no text beside the JSON; structlog logs an event and no message.
  action = event.get("[event][action]")
  event.set("message", action) if action && event.get("message").to_s.empty?
end

def text?(value)
  value.is_a?(String) && !value.empty?
end

def status(event, parsed)
  name = %w[status_code status http_status].find { |key| (100..599).cover?(parsed[key].to_s[/\A\d{3}\z/].to_i) }
  event.set("[http][response][status_code]", parsed.delete(name).to_i) if name
end

def duration(event, parsed)
  name, unit = DURATIONS.find { |key, _| parsed[key].is_a?(Numeric) && parsed[key] >= 0 }
  event.set("[event][duration]", (parsed.delete(name) * unit).round) if name
end

def time(event, parsed)
  name = TIMES.find { |key| text?(parsed[key]) || parsed[key].is_a?(Numeric) }
  return unless name
  value = parsed.delete(name)
  if value.is_a?(Numeric)
    event.set("[@metadata][epoch]", (value > 100_000_000_000 ? value : value * 1000).round.to_s)
  else
    event.set("[@metadata][time]", value)
  end
end

# A line of text: its level, and the request that it belongs to.
def plain(event)
  line = event.get("message").to_s
  found = line[0, 200][/\b(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b/]
  event.set("[log][level]", found) if found
  request = line[/\brequest_id[=:]\s*"?([\w.-]+)/, 1]
  event.set("[http][request][id]", request) if request
  trace = line[/\btrace_?id[=:]\s*"?(\h{32})\b/i, 1]
  event.set("[trace][id]", trace) if trace
end

def level(event)
  value = event.get("[log][level]")
  return unless value.is_a?(String)
  name = value.downcase
  event.set("[log][level]", LEVELS[name] || name)
end

# The container by its folder, and its Compose service where Docker writes that label into the log.
def container(event)
  id = event.get("[log][file][path]").to_s[%r{\A/var/lib/docker/containers/(\h{12,64})/}, 1]
  return unless id
  event.set("[container][id]", id)
  service = event.get("[docker][attrs][com.docker.compose.service]") ||
            event.get("[docker][attrs][com][docker][compose][service]")
  event.set("[service][name]", service) if text?(service)
  event.remove("docker")
end
