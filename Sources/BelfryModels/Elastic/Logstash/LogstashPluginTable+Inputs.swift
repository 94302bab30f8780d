// Inputs, from the plugin reference of Logstash 9.x.
extension LogstashPluginTable {
  static let inputNames = """
    azure_event_hubs beats cloudwatch couchdb_changes dead_letter_queue elastic_agent
    elastic_serverless_forwarder elasticsearch exec file ganglia gelf generator github
    google_cloud_storage google_pubsub graphite heartbeat http http_poller imap irc java_generator
    java_stdin jdbc jms jmx kafka kinesis logstash log4j lumberjack meetup pipe pipeline
    puppet_facter rabbitmq redis relp rss s3 s3-sns-sqs salesforce snmp snmptrap sqlite sqs stdin
    stomp syslog tcp twitter udp unix varnishlog websocket wmi xmpp
    """

  private static let beats = """
    add_hostname~:flag client_inactivity_timeout:number ecs_compatibility enrich:array
    event_loop_threads:number executor_threads:number host include_codec_tag~:flag>enrich
    port*:number ssl_certificate:path ssl_certificate_authorities:array ssl_cipher_suites:array
    ssl_client_authentication ssl_enabled:flag ssl_handshake_timeout:number ssl_key:path
    ssl_key_passphrase:password ssl_supported_protocols:array
    cipher_suites->ssl_cipher_suites ssl->ssl_enabled ssl_peer_metadata->enrich
    ssl_verify_mode->ssl_client_authentication tls_max_version->ssl_supported_protocols
    tls_min_version->ssl_supported_protocols
    """

  static let inputs: [(name: String, isComplete: Bool, options: String)] = [
    ("beats", true, beats),
    ("elastic_agent", true, beats),
    ("stdin", true, "ecs_compatibility"),
    ("java_stdin", true, ""),
    ("pipeline", true, "address*"),
    (
      "tcp", true,
      """
      dns_reverse_lookup_enabled:flag ecs_compatibility host mode port*:number proxy_protocol:flag
      ssl_certificate:path ssl_certificate_authorities:array ssl_cipher_suites:array
      ssl_client_authentication ssl_enabled:flag ssl_extra_chain_certs:array ssl_key:path
      ssl_key_passphrase:password ssl_supported_protocols:array ssl_verification_mode
      tcp_keep_alive:flag ssl_cert->ssl_certificate ssl_enable->ssl_enabled
      ssl_verify->ssl_client_authentication
      """
    ),
    (
      "http", true,
      """
      additional_codecs:hash ecs_compatibility host max_content_length:number
      max_pending_requests:number password:password port:number remote_host_target_field
      request_headers_target_field response_code:number response_headers:hash
      ssl_certificate:path ssl_certificate_authorities:array ssl_cipher_suites:array
      ssl_client_authentication ssl_enabled:flag ssl_handshake_timeout:number ssl_key:path
      ssl_key_passphrase:password ssl_keystore_password:password ssl_keystore_path:path
      ssl_keystore_type ssl_supported_protocols:array ssl_truststore_password:password
      ssl_truststore_path:path ssl_truststore_type threads:number user
      cipher_suites->ssl_cipher_suites keystore->ssl_keystore_path
      keystore_password->ssl_keystore_password ssl->ssl_enabled
      ssl_verify_mode->ssl_client_authentication tls_max_version->ssl_supported_protocols
      tls_min_version->ssl_supported_protocols verify_mode->ssl_client_authentication
      """
    ),
    (
      "file", true,
      """
      check_archive_validity:flag close_older delimiter discover_interval:number
      ecs_compatibility exclude:array exit_after_read:flag file_chunk_count:number
      file_chunk_size:number file_completed_action file_completed_log_path file_sort_by
      file_sort_direction ignore_older max_open_files:number mode path*:array
      sincedb_clean_after sincedb_path sincedb_write_interval start_position stat_interval
      """
    ),
    (
      "kafka", true,
      """
      auto_commit_interval_ms:number auto_create_topics:flag auto_offset_reset bootstrap_servers
      check_crcs:flag client_dns_lookup client_id client_rack connections_max_idle_ms:number
      consumer_threads:number decorate_events enable_auto_commit:flag exclude_internal_topics
      fetch_max_bytes:number fetch_max_wait_ms:number fetch_min_bytes:number group_id
      group_instance_id heartbeat_interval_ms:number isolation_level jaas_path:path
      kerberos_config:path key_deserializer_class max_partition_fetch_bytes:number
      max_poll_interval_ms:number max_poll_records:number metadata_max_age_ms:number
      partition_assignment_strategy poll_timeout_ms:number receive_buffer_bytes:number
      reconnect_backoff_ms:number request_timeout_ms:number retry_backoff_ms:number
      sasl_client_callback_handler_class sasl_oauthbearer_token_endpoint_url
      sasl_oauthbearer_scope_claim_name sasl_login_callback_handler_class
      sasl_login_connect_timeout_ms:number sasl_login_read_timeout_ms:number
      sasl_login_retry_backoff_ms:number sasl_login_retry_backoff_max_ms:number sasl_jaas_config
      sasl_kerberos_service_name sasl_mechanism schema_registry_key schema_registry_proxy:uri
      schema_registry_secret:password schema_registry_ssl_keystore_location:path
      schema_registry_ssl_keystore_password:password schema_registry_ssl_keystore_type
      schema_registry_ssl_truststore_location:path schema_registry_ssl_truststore_password:password
      schema_registry_ssl_truststore_type schema_registry_url:uri schema_registry_validation
      security_protocol send_buffer_bytes:number session_timeout_ms:number
      ssl_endpoint_identification_algorithm ssl_key_password:password ssl_keystore_location:path
      ssl_keystore_password:password ssl_keystore_type ssl_truststore_location:path
      ssl_truststore_password:password ssl_truststore_type topics:array topics_pattern
      value_deserializer_class
      """
    ),
    (
      "redis", true,
      """
      batch_count:number command_map:hash data_type* db:number host path key* password:password
      port:number ssl:flag threads:number timeout:number
      """
    ),
    (
      "udp", false,
      """
      buffer_size:number ecs_compatibility host port*:number queue_size:number
      receive_buffer_bytes:number source_ip_fieldname workers:number
      """
    ),
    (
      "syslog", false,
      """
      ecs_compatibility facility_labels:array grok_pattern host locale port:number
      proxy_protocol:flag service severity_labels:array syslog_field timezone use_labels:flag
      """
    ),
    (
      "heartbeat", true,
      "count:number ecs_compatibility interval:number message sequence threads:number"
    ),
    (
      "generator", false,
      "count:number ecs_compatibility eps:number lines:array message threads:number"
    ),
    (
      "exec", false,
      "command* ecs_compatibility interval:number schedule target"
    ),
    (
      "http_poller", false,
      """
      metadata_target schedule:hash target urls:hash
      automatic_retries:number connect_timeout:number cookies:flag ecs_compatibility
      follow_redirects:flag keepalive:flag password:password pool_max:number
      pool_max_per_route:number proxy request_timeout:number retry_non_idempotent:flag
      socket_timeout:number ssl_certificate:path ssl_certificate_authorities:array
      ssl_cipher_suites:array ssl_enabled:flag ssl_key:path ssl_keystore_password:password
      ssl_keystore_path:path ssl_keystore_type ssl_supported_protocols:array
      ssl_truststore_password:password ssl_truststore_path:path ssl_truststore_type
      ssl_verification_mode user validate_after_inactivity:number
      cacert->ssl_certificate_authorities client_cert->ssl_certificate client_key->ssl_key
      keystore->ssl_keystore_path keystore_password->ssl_keystore_password
      keystore_type->ssl_keystore_type truststore->ssl_truststore_path
      truststore_password->ssl_truststore_password truststore_type->ssl_truststore_type
      """
    ),
    ("pipe", false, "command* ecs_compatibility"),
    (
      "dead_letter_queue", false,
      """
      clean_consumed:flag commit_offsets:flag path*:path pipeline_id sincedb_path start_timestamp
      """
    ),
    (
      "logstash", false,
      """
      host password:password port:number ssl_certificate:path ssl_certificate_authorities:array
      ssl_cipher_suites:array ssl_client_authentication ssl_enabled:flag ssl_key:path
      ssl_key_passphrase:password ssl_keystore_password:password ssl_keystore_path:path
      ssl_supported_protocols:array threads:number username
      """
    ),
    (
      "elasticsearch", false,
      """
      api_key:password ca_trusted_fingerprint cloud_auth:password cloud_id
      connect_timeout_seconds:number custom_headers:hash docinfo:flag docinfo_fields:array
      docinfo_target ecs_compatibility hosts:array index password:password proxy:uri query
      query_type request_timeout_seconds:number response_type retries:number schedule
      schedule_overlap:flag scroll search_api size:number slices:number
      socket_timeout_seconds:number ssl_certificate:path ssl_certificate_authorities:array
      ssl_cipher_suites:array ssl_enabled:flag ssl_key:path ssl_keystore_password:password
      ssl_keystore_path:path ssl_keystore_type ssl_supported_protocols:array
      ssl_truststore_password:password ssl_truststore_path:path ssl_truststore_type
      ssl_verification_mode target tracking_field tracking_field_seed user
      last_run_metadata_path ca_file->ssl_certificate_authorities ssl->ssl_enabled
      ssl_certificate_verification->ssl_verification_mode
      """
    ),
  ]
}
