// Outputs, from the plugin reference of Logstash 9.x.
extension LogstashPluginTable {
  static let outputNames = """
    app_search boundary circonus cloudwatch csv datadog datadog_metrics dynatrace
    elastic_app_search elastic_workplace_search elasticsearch email exec file ganglia gelf
    google_bigquery google_cloud_storage google_pubsub graphite graphtastic http influxdb irc
    java_stdout juggernaut kafka librato loggly logstash lumberjack metriccatcher mongodb nagios
    nagios_nsca null opentsdb pagerduty pipe pipeline rabbitmq redis redmine riak riemann s3 sink
    sns solr_http sqs statsd stdout stomp syslog tcp timber udp webhdfs websocket workplace_search
    xmpp zabbix
    """

  static let outputs: [(name: String, isComplete: Bool, options: String)] = [
    ("stdout", true, ""),
    ("java_stdout", true, ""),
    ("null", true, ""),
    ("sink", true, ""),
    ("pipeline", true, "ensure_delivery:flag send_to*:array"),
    (
      "elasticsearch", true,
      """
      action api_key:password bulk_path ca_trusted_fingerprint cloud_auth:password cloud_id
      compression_level:number custom_headers:hash data_stream data_stream_auto_routing:flag
      data_stream_dataset data_stream_namespace data_stream_sync_fields:flag data_stream_type
      dlq_custom_codes:number dlq_on_failed_indexname_interpolation:flag doc_as_upsert:flag
      document_id document_type~ drop_error_types:array ecs_compatibility
      failure_type_logging_whitelist~:array>silence_errors_in_log healthcheck_path hosts:uri
      http_compression~:flag>compression_level ilm_enabled ilm_pattern ilm_policy
      ilm_rollover_alias index silence_errors_in_log:array manage_template:flag parameters:hash
      parent password:password path pipeline pool_max:number pool_max_per_route:number proxy:uri
      resurrect_delay:number retry_initial_interval:number retry_max_interval:number
      retry_on_conflict:number routing script script_lang script_type script_var_name
      scripted_upsert:flag sniffing:flag sniffing_delay:number sniffing_path ssl_certificate:path
      ssl_certificate_authorities:array ssl_cipher_suites:array ssl_enabled:flag ssl_key:path
      ssl_keystore_password:password ssl_keystore_path:path ssl_keystore_type
      ssl_supported_protocols:array ssl_truststore_password:password ssl_truststore_path:path
      ssl_truststore_type ssl_verification_mode template:path template_api template_name
      template_overwrite:flag timeout:number upsert user validate_after_inactivity:number version
      version_type cacert->ssl_certificate_authorities keystore->ssl_keystore_path
      keystore_password->ssl_keystore_password ssl->ssl_enabled
      ssl_certificate_verification->ssl_verification_mode truststore->ssl_truststore_path
      truststore_password->ssl_truststore_password
      """
    ),
    (
      "file", true,
      """
      create_if_deleted:flag dir_mode:number file_mode:number filename_failure
      flush_interval:number gzip:flag path* stale_cleanup_interval:number write_behavior
      message_format->codec
      """
    ),
    (
      "http", true,
      """
      automatic_retries:number connect_timeout:number content_type cookies:flag
      follow_redirects:flag format headers:hash http_compression:flag http_method*
      ignorable_codes:number keepalive:flag mapping:hash message pool_max:number
      pool_max_per_route:number proxy request_timeout:number retry_failed:flag
      retry_non_idempotent:flag retryable_codes:number socket_timeout:number ssl_certificate:path
      ssl_certificate_authorities:array ssl_cipher_suites:array ssl_enabled:flag ssl_key:path
      ssl_key_passphrase:password ssl_keystore_password:password ssl_keystore_path:path
      ssl_keystore_type ssl_supported_protocols:array ssl_truststore_password:password
      ssl_truststore_path:path ssl_truststore_type ssl_verification_mode url* user password:password
      validate_after_inactivity:number cacert->ssl_certificate_authorities
      client_cert->ssl_certificate client_key->ssl_key keystore->ssl_keystore_path
      keystore_password->ssl_keystore_password keystore_type->ssl_keystore_type
      truststore->ssl_truststore_path truststore_password->ssl_truststore_password
      truststore_type->ssl_truststore_type
      """
    ),
    (
      "tcp", true,
      """
      host* mode port*:number reconnect_interval:number ssl_certificate:path
      ssl_certificate_authorities:array ssl_cipher_suites:array ssl_client_authentication
      ssl_enabled:flag ssl_key:path ssl_key_passphrase:password ssl_supported_protocols:array
      ssl_verification_mode ssl_cacert->ssl_certificate_authorities ssl_cert->ssl_certificate
      ssl_enable->ssl_enabled ssl_verify->ssl_verification_mode
      """
    ),
    (
      "kafka", true,
      """
      acks batch_size:number bootstrap_servers buffer_memory:number client_dns_lookup client_id
      compression_type connections_max_idle_ms:number jaas_path:path kerberos_config:path
      key_serializer linger_ms:number max_request_size:number message_headers:hash message_key
      metadata_fetch_timeout_ms:number metadata_max_age_ms:number partitioner
      receive_buffer_bytes:number reconnect_backoff_ms:number request_timeout_ms:number
      retries:number retry_backoff_ms:number sasl_client_callback_handler_class
      sasl_oauthbearer_token_endpoint_url sasl_oauthbearer_scope_claim_name
      sasl_login_callback_handler_class sasl_login_connect_timeout_ms:number
      sasl_login_read_timeout_ms:number sasl_login_retry_backoff_ms:number
      sasl_login_retry_backoff_max_ms:number sasl_jaas_config sasl_kerberos_service_name
      sasl_mechanism security_protocol send_buffer_bytes:number
      ssl_endpoint_identification_algorithm ssl_key_password:password ssl_keystore_location:path
      ssl_keystore_password:password ssl_keystore_type ssl_truststore_location:path
      ssl_truststore_password:password ssl_truststore_type topic_id* value_serializer
      """
    ),
    ("udp", false, "host* port*:number retry_backoff_ms:number retry_count:number"),
    ("pipe", false, "command* message_format ttl:number"),
    (
      "redis", false,
      """
      batch:flag batch_events:number batch_timeout:number congestion_interval:number
      congestion_threshold:number data_type db:number host:array key password:password port:number
      reconnect_interval:number shuffle_hosts:flag timeout:number
      """
    ),
    (
      "logstash", false,
      """
      hosts*:array password:password ssl_certificate:path ssl_certificate_authorities:array
      ssl_cipher_suites:array ssl_enabled:flag ssl_key:path ssl_key_passphrase:password
      ssl_keystore_password:password ssl_keystore_path:path ssl_supported_protocols:array
      ssl_truststore_password:password ssl_truststore_path:path ssl_verification_mode username
      load_balancing
      """
    ),
  ]
}
