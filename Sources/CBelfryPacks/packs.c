// Made by 'make embed': every file of templates/, inside the binary.
#include "packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../templates/agent/alerts.yaml" suffix(, )
  0};
static const unsigned char file1[] = {
#embed "../../templates/agent/dashboard.yaml" suffix(, )
  0};
static const unsigned char file2[] = {
#embed "../../templates/agent/metrics.yaml" suffix(, )
  0};
static const unsigned char file3[] = {
#embed "../../templates/agent/pack.yaml" suffix(, )
  0};
static const unsigned char file4[] = {
#embed "../../templates/agent/recording.yaml" suffix(, )
  0};
static const unsigned char file5[] = {
#embed "../../templates/agent/runbook.md" suffix(, )
  0};
static const unsigned char file6[] = {
#embed "../../templates/agent/simulate.yaml" suffix(, )
  0};
static const unsigned char file7[] = {
#embed "../../templates/agent/tests.yaml" suffix(, )
  0};
static const unsigned char file8[] = {
#embed "../../templates/alert-log/files/alert-log/nginx.conf" suffix(, )
  0};
static const unsigned char file9[] = {
#embed "../../templates/alert-log/pack.yaml" suffix(, )
  0};
static const unsigned char file10[] = {
#embed "../../templates/alert-log/runbook.md" suffix(, )
  0};
static const unsigned char file11[] = {
#embed "../../templates/alertmanager/alerts.yaml" suffix(, )
  0};
static const unsigned char file12[] = {
#embed "../../templates/alertmanager/dashboard.yaml" suffix(, )
  0};
static const unsigned char file13[] = {
#embed "../../templates/alertmanager/files/alertmanager/templates/belfry.tmpl" suffix(, )
  0};
static const unsigned char file14[] = {
#embed "../../templates/alertmanager/metrics.yaml" suffix(, )
  0};
static const unsigned char file15[] = {
#embed "../../templates/alertmanager/pack.yaml" suffix(, )
  0};
static const unsigned char file16[] = {
#embed "../../templates/alertmanager/runbook.md" suffix(, )
  0};
static const unsigned char file17[] = {
#embed "../../templates/alertmanager/series.yaml" suffix(, )
  0};
static const unsigned char file18[] = {
#embed "../../templates/alertmanager/tests.yaml" suffix(, )
  0};
static const unsigned char file19[] = {
#embed "../../templates/blackbox/alerts.yaml" suffix(, )
  0};
static const unsigned char file20[] = {
#embed "../../templates/blackbox/dashboard.yaml" suffix(, )
  0};
static const unsigned char file21[] = {
#embed "../../templates/blackbox/metrics.yaml" suffix(, )
  0};
static const unsigned char file22[] = {
#embed "../../templates/blackbox/pack.yaml" suffix(, )
  0};
static const unsigned char file23[] = {
#embed "../../templates/blackbox/runbook.md" suffix(, )
  0};
static const unsigned char file24[] = {
#embed "../../templates/blackbox/series.yaml" suffix(, )
  0};
static const unsigned char file25[] = {
#embed "../../templates/blackbox/tests.yaml" suffix(, )
  0};
static const unsigned char file26[] = {
#embed "../../templates/cache/alerts.yaml" suffix(, )
  0};
static const unsigned char file27[] = {
#embed "../../templates/cache/dashboard.yaml" suffix(, )
  0};
static const unsigned char file28[] = {
#embed "../../templates/cache/metrics.yaml" suffix(, )
  0};
static const unsigned char file29[] = {
#embed "../../templates/cache/pack.yaml" suffix(, )
  0};
static const unsigned char file30[] = {
#embed "../../templates/cache/runbook.md" suffix(, )
  0};
static const unsigned char file31[] = {
#embed "../../templates/cache/simulate.yaml" suffix(, )
  0};
static const unsigned char file32[] = {
#embed "../../templates/cache/tests.yaml" suffix(, )
  0};
static const unsigned char file33[] = {
#embed "../../templates/cadvisor/alerts.yaml" suffix(, )
  0};
static const unsigned char file34[] = {
#embed "../../templates/cadvisor/dashboard.yaml" suffix(, )
  0};
static const unsigned char file35[] = {
#embed "../../templates/cadvisor/metrics.yaml" suffix(, )
  0};
static const unsigned char file36[] = {
#embed "../../templates/cadvisor/pack.yaml" suffix(, )
  0};
static const unsigned char file37[] = {
#embed "../../templates/cadvisor/runbook.md" suffix(, )
  0};
static const unsigned char file38[] = {
#embed "../../templates/cadvisor/series.yaml" suffix(, )
  0};
static const unsigned char file39[] = {
#embed "../../templates/cadvisor/tests.yaml" suffix(, )
  0};
static const unsigned char file40[] = {
#embed "../../templates/database/alerts.yaml" suffix(, )
  0};
static const unsigned char file41[] = {
#embed "../../templates/database/dashboard.yaml" suffix(, )
  0};
static const unsigned char file42[] = {
#embed "../../templates/database/metrics.yaml" suffix(, )
  0};
static const unsigned char file43[] = {
#embed "../../templates/database/pack.yaml" suffix(, )
  0};
static const unsigned char file44[] = {
#embed "../../templates/database/recording.yaml" suffix(, )
  0};
static const unsigned char file45[] = {
#embed "../../templates/database/runbook.md" suffix(, )
  0};
static const unsigned char file46[] = {
#embed "../../templates/database/simulate.yaml" suffix(, )
  0};
static const unsigned char file47[] = {
#embed "../../templates/database/tests.yaml" suffix(, )
  0};
static const unsigned char file48[] = {
#embed "../../templates/documents/alerts.yaml" suffix(, )
  0};
static const unsigned char file49[] = {
#embed "../../templates/documents/dashboard.yaml" suffix(, )
  0};
static const unsigned char file50[] = {
#embed "../../templates/documents/metrics.yaml" suffix(, )
  0};
static const unsigned char file51[] = {
#embed "../../templates/documents/pack.yaml" suffix(, )
  0};
static const unsigned char file52[] = {
#embed "../../templates/documents/recording.yaml" suffix(, )
  0};
static const unsigned char file53[] = {
#embed "../../templates/documents/runbook.md" suffix(, )
  0};
static const unsigned char file54[] = {
#embed "../../templates/documents/simulate.yaml" suffix(, )
  0};
static const unsigned char file55[] = {
#embed "../../templates/documents/tests.yaml" suffix(, )
  0};
static const unsigned char file56[] = {
#embed "../../templates/elastic/alerts.yaml" suffix(, )
  0};
static const unsigned char file57[] = {
#embed "../../templates/elastic/dashboard.yaml" suffix(, )
  0};
static const unsigned char file58[] = {
#embed "../../templates/elastic/files/elastic-setup/index-template.json" suffix(, )
  0};
static const unsigned char file59[] = {
#embed "../../templates/elastic/files/elastic-setup/kibana/data-view.json" suffix(, )
  0};
static const unsigned char file60[] = {
#embed "../../templates/elastic/files/elastic-setup/kibana/errors.json" suffix(, )
  0};
static const unsigned char file61[] = {
#embed "../../templates/elastic/files/elastic-setup/kibana/request.json" suffix(, )
  0};
static const unsigned char file62[] = {
#embed "../../templates/elastic/files/elastic-setup/kibana/slow.json" suffix(, )
  0};
static const unsigned char file63[] = {
#embed "../../templates/elastic/files/elastic-setup/kibana.sh" suffix(, )
  0};
static const unsigned char file64[] = {
#embed "../../templates/elastic/files/elastic-setup/lifecycle-policy.json" suffix(, )
  0};
static const unsigned char file65[] = {
#embed "../../templates/elastic/files/elastic-setup/setup.sh" suffix(, )
  0};
static const unsigned char file66[] = {
#embed "../../templates/elastic/files/elastic-setup/users.sh" suffix(, )
  0};
static const unsigned char file67[] = {
#embed "../../templates/elastic/files/kibana/kibana.yml" suffix(, )
  0};
static const unsigned char file68[] = {
#embed "../../templates/elastic/files/kibana/start.sh" suffix(, )
  0};
static const unsigned char file69[] = {
#embed "../../templates/elastic/files/logstash/config/ecs.rb" suffix(, )
  0};
static const unsigned char file70[] = {
#embed "../../templates/elastic/files/logstash/config/logstash.yml" suffix(, )
  0};
static const unsigned char file71[] = {
#embed "../../templates/elastic/files/logstash/config/pipelines.yml" suffix(, )
  0};
static const unsigned char file72[] = {
#embed "../../templates/elastic/files/logstash/config/redact.rb" suffix(, )
  0};
static const unsigned char file73[] = {
#embed "../../templates/elastic/files/logstash/config/start.sh" suffix(, )
  0};
static const unsigned char file74[] = {
#embed "../../templates/elastic/files/logstash/pipeline/input.conf" suffix(, )
  0};
static const unsigned char file75[] = {
#embed "../../templates/elastic/files/logstash/pipeline/main.conf" suffix(, )
  0};
static const unsigned char file76[] = {
#embed "../../templates/elastic/files/logstash/pipeline/output.conf" suffix(, )
  0};
static const unsigned char file77[] = {
#embed "../../templates/elastic/metrics.yaml" suffix(, )
  0};
static const unsigned char file78[] = {
#embed "../../templates/elastic/pack.yaml" suffix(, )
  0};
static const unsigned char file79[] = {
#embed "../../templates/elastic/runbook.md" suffix(, )
  0};
static const unsigned char file80[] = {
#embed "../../templates/elastic/series.yaml" suffix(, )
  0};
static const unsigned char file81[] = {
#embed "../../templates/elastic/tests.yaml" suffix(, )
  0};
static const unsigned char file82[] = {
#embed "../../templates/elasticsearch/alerts.yaml" suffix(, )
  0};
static const unsigned char file83[] = {
#embed "../../templates/elasticsearch/dashboard.yaml" suffix(, )
  0};
static const unsigned char file84[] = {
#embed "../../templates/elasticsearch/metrics.yaml" suffix(, )
  0};
static const unsigned char file85[] = {
#embed "../../templates/elasticsearch/pack.yaml" suffix(, )
  0};
static const unsigned char file86[] = {
#embed "../../templates/elasticsearch/runbook.md" suffix(, )
  0};
static const unsigned char file87[] = {
#embed "../../templates/elasticsearch/series.yaml" suffix(, )
  0};
static const unsigned char file88[] = {
#embed "../../templates/elasticsearch/tests.yaml" suffix(, )
  0};
static const unsigned char file89[] = {
#embed "../../templates/embeddings/alerts.yaml" suffix(, )
  0};
static const unsigned char file90[] = {
#embed "../../templates/embeddings/dashboard.yaml" suffix(, )
  0};
static const unsigned char file91[] = {
#embed "../../templates/embeddings/metrics.yaml" suffix(, )
  0};
static const unsigned char file92[] = {
#embed "../../templates/embeddings/pack.yaml" suffix(, )
  0};
static const unsigned char file93[] = {
#embed "../../templates/embeddings/recording.yaml" suffix(, )
  0};
static const unsigned char file94[] = {
#embed "../../templates/embeddings/runbook.md" suffix(, )
  0};
static const unsigned char file95[] = {
#embed "../../templates/embeddings/simulate.yaml" suffix(, )
  0};
static const unsigned char file96[] = {
#embed "../../templates/embeddings/tests.yaml" suffix(, )
  0};
static const unsigned char file97[] = {
#embed "../../templates/export-collector/alerts.yaml" suffix(, )
  0};
static const unsigned char file98[] = {
#embed "../../templates/export-collector/dashboard.yaml" suffix(, )
  0};
static const unsigned char file99[] = {
#embed "../../templates/export-collector/metrics.yaml" suffix(, )
  0};
static const unsigned char file100[] = {
#embed "../../templates/export-collector/pack.yaml" suffix(, )
  0};
static const unsigned char file101[] = {
#embed "../../templates/export-collector/runbook.md" suffix(, )
  0};
static const unsigned char file102[] = {
#embed "../../templates/export-collector/series.yaml" suffix(, )
  0};
static const unsigned char file103[] = {
#embed "../../templates/export-collector/tests.yaml" suffix(, )
  0};
static const unsigned char file104[] = {
#embed "../../templates/export-postgres/pack.yaml" suffix(, )
  0};
static const unsigned char file105[] = {
#embed "../../templates/grafana/alerts.yaml" suffix(, )
  0};
static const unsigned char file106[] = {
#embed "../../templates/grafana/dashboard.yaml" suffix(, )
  0};
static const unsigned char file107[] = {
#embed "../../templates/grafana/metrics.yaml" suffix(, )
  0};
static const unsigned char file108[] = {
#embed "../../templates/grafana/pack.yaml" suffix(, )
  0};
static const unsigned char file109[] = {
#embed "../../templates/grafana/runbook.md" suffix(, )
  0};
static const unsigned char file110[] = {
#embed "../../templates/grafana/series.yaml" suffix(, )
  0};
static const unsigned char file111[] = {
#embed "../../templates/grafana/tests.yaml" suffix(, )
  0};
static const unsigned char file112[] = {
#embed "../../templates/http/alerts.yaml" suffix(, )
  0};
static const unsigned char file113[] = {
#embed "../../templates/http/dashboard.yaml" suffix(, )
  0};
static const unsigned char file114[] = {
#embed "../../templates/http/metrics.yaml" suffix(, )
  0};
static const unsigned char file115[] = {
#embed "../../templates/http/pack.yaml" suffix(, )
  0};
static const unsigned char file116[] = {
#embed "../../templates/http/recording.yaml" suffix(, )
  0};
static const unsigned char file117[] = {
#embed "../../templates/http/runbook.md" suffix(, )
  0};
static const unsigned char file118[] = {
#embed "../../templates/http/simulate.yaml" suffix(, )
  0};
static const unsigned char file119[] = {
#embed "../../templates/http/tests.yaml" suffix(, )
  0};
static const unsigned char file120[] = {
#embed "../../templates/images.yaml" suffix(, )
  0};
static const unsigned char file121[] = {
#embed "../../templates/jaeger/alerts.yaml" suffix(, )
  0};
static const unsigned char file122[] = {
#embed "../../templates/jaeger/dashboard.yaml" suffix(, )
  0};
static const unsigned char file123[] = {
#embed "../../templates/jaeger/files/jaeger/jaeger.yml" suffix(, )
  0};
static const unsigned char file124[] = {
#embed "../../templates/jaeger/metrics.yaml" suffix(, )
  0};
static const unsigned char file125[] = {
#embed "../../templates/jaeger/pack.yaml" suffix(, )
  0};
static const unsigned char file126[] = {
#embed "../../templates/jaeger/runbook.md" suffix(, )
  0};
static const unsigned char file127[] = {
#embed "../../templates/jaeger/series.yaml" suffix(, )
  0};
static const unsigned char file128[] = {
#embed "../../templates/jaeger/tests.yaml" suffix(, )
  0};
static const unsigned char file129[] = {
#embed "../../templates/json/alerts.yaml" suffix(, )
  0};
static const unsigned char file130[] = {
#embed "../../templates/json/dashboard.yaml" suffix(, )
  0};
static const unsigned char file131[] = {
#embed "../../templates/json/metrics.yaml" suffix(, )
  0};
static const unsigned char file132[] = {
#embed "../../templates/json/pack.yaml" suffix(, )
  0};
static const unsigned char file133[] = {
#embed "../../templates/json/runbook.md" suffix(, )
  0};
static const unsigned char file134[] = {
#embed "../../templates/json/series.yaml" suffix(, )
  0};
static const unsigned char file135[] = {
#embed "../../templates/json/tests.yaml" suffix(, )
  0};
static const unsigned char file136[] = {
#embed "../../templates/kafka/alerts.yaml" suffix(, )
  0};
static const unsigned char file137[] = {
#embed "../../templates/kafka/dashboard.yaml" suffix(, )
  0};
static const unsigned char file138[] = {
#embed "../../templates/kafka/metrics.yaml" suffix(, )
  0};
static const unsigned char file139[] = {
#embed "../../templates/kafka/pack.yaml" suffix(, )
  0};
static const unsigned char file140[] = {
#embed "../../templates/kafka/runbook.md" suffix(, )
  0};
static const unsigned char file141[] = {
#embed "../../templates/kafka/series.yaml" suffix(, )
  0};
static const unsigned char file142[] = {
#embed "../../templates/kafka/tests.yaml" suffix(, )
  0};
static const unsigned char file143[] = {
#embed "../../templates/llm/alerts.yaml" suffix(, )
  0};
static const unsigned char file144[] = {
#embed "../../templates/llm/dashboard.yaml" suffix(, )
  0};
static const unsigned char file145[] = {
#embed "../../templates/llm/metrics.yaml" suffix(, )
  0};
static const unsigned char file146[] = {
#embed "../../templates/llm/pack.yaml" suffix(, )
  0};
static const unsigned char file147[] = {
#embed "../../templates/llm/recording.yaml" suffix(, )
  0};
static const unsigned char file148[] = {
#embed "../../templates/llm/runbook.md" suffix(, )
  0};
static const unsigned char file149[] = {
#embed "../../templates/llm/simulate.yaml" suffix(, )
  0};
static const unsigned char file150[] = {
#embed "../../templates/llm/tests.yaml" suffix(, )
  0};
static const unsigned char file151[] = {
#embed "../../templates/memcached/alerts.yaml" suffix(, )
  0};
static const unsigned char file152[] = {
#embed "../../templates/memcached/dashboard.yaml" suffix(, )
  0};
static const unsigned char file153[] = {
#embed "../../templates/memcached/metrics.yaml" suffix(, )
  0};
static const unsigned char file154[] = {
#embed "../../templates/memcached/pack.yaml" suffix(, )
  0};
static const unsigned char file155[] = {
#embed "../../templates/memcached/runbook.md" suffix(, )
  0};
static const unsigned char file156[] = {
#embed "../../templates/memcached/series.yaml" suffix(, )
  0};
static const unsigned char file157[] = {
#embed "../../templates/memcached/tests.yaml" suffix(, )
  0};
static const unsigned char file158[] = {
#embed "../../templates/mimir/alerts.yaml" suffix(, )
  0};
static const unsigned char file159[] = {
#embed "../../templates/mimir/dashboard.yaml" suffix(, )
  0};
static const unsigned char file160[] = {
#embed "../../templates/mimir/metrics.yaml" suffix(, )
  0};
static const unsigned char file161[] = {
#embed "../../templates/mimir/pack.yaml" suffix(, )
  0};
static const unsigned char file162[] = {
#embed "../../templates/mimir/runbook.md" suffix(, )
  0};
static const unsigned char file163[] = {
#embed "../../templates/mimir/series.yaml" suffix(, )
  0};
static const unsigned char file164[] = {
#embed "../../templates/mimir/tests.yaml" suffix(, )
  0};
static const unsigned char file165[] = {
#embed "../../templates/mongodb/alerts.yaml" suffix(, )
  0};
static const unsigned char file166[] = {
#embed "../../templates/mongodb/dashboard.yaml" suffix(, )
  0};
static const unsigned char file167[] = {
#embed "../../templates/mongodb/files/mongodb/monitoring-user.js" suffix(, )
  0};
static const unsigned char file168[] = {
#embed "../../templates/mongodb/metrics.yaml" suffix(, )
  0};
static const unsigned char file169[] = {
#embed "../../templates/mongodb/pack.yaml" suffix(, )
  0};
static const unsigned char file170[] = {
#embed "../../templates/mongodb/runbook.md" suffix(, )
  0};
static const unsigned char file171[] = {
#embed "../../templates/mongodb/series.yaml" suffix(, )
  0};
static const unsigned char file172[] = {
#embed "../../templates/mongodb/tests.yaml" suffix(, )
  0};
static const unsigned char file173[] = {
#embed "../../templates/mysql/alerts.yaml" suffix(, )
  0};
static const unsigned char file174[] = {
#embed "../../templates/mysql/dashboard.yaml" suffix(, )
  0};
static const unsigned char file175[] = {
#embed "../../templates/mysql/files/mysql/monitoring-user.sql" suffix(, )
  0};
static const unsigned char file176[] = {
#embed "../../templates/mysql/metrics.yaml" suffix(, )
  0};
static const unsigned char file177[] = {
#embed "../../templates/mysql/pack.yaml" suffix(, )
  0};
static const unsigned char file178[] = {
#embed "../../templates/mysql/runbook.md" suffix(, )
  0};
static const unsigned char file179[] = {
#embed "../../templates/mysql/series.yaml" suffix(, )
  0};
static const unsigned char file180[] = {
#embed "../../templates/mysql/tests.yaml" suffix(, )
  0};
static const unsigned char file181[] = {
#embed "../../templates/names.yaml" suffix(, )
  0};
static const unsigned char file182[] = {
#embed "../../templates/nginx/alerts.yaml" suffix(, )
  0};
static const unsigned char file183[] = {
#embed "../../templates/nginx/dashboard.yaml" suffix(, )
  0};
static const unsigned char file184[] = {
#embed "../../templates/nginx/files/nginx/stub_status.conf" suffix(, )
  0};
static const unsigned char file185[] = {
#embed "../../templates/nginx/metrics.yaml" suffix(, )
  0};
static const unsigned char file186[] = {
#embed "../../templates/nginx/pack.yaml" suffix(, )
  0};
static const unsigned char file187[] = {
#embed "../../templates/nginx/runbook.md" suffix(, )
  0};
static const unsigned char file188[] = {
#embed "../../templates/nginx/series.yaml" suffix(, )
  0};
static const unsigned char file189[] = {
#embed "../../templates/nginx/tests.yaml" suffix(, )
  0};
static const unsigned char file190[] = {
#embed "../../templates/node/alerts.yaml" suffix(, )
  0};
static const unsigned char file191[] = {
#embed "../../templates/node/dashboard.yaml" suffix(, )
  0};
static const unsigned char file192[] = {
#embed "../../templates/node/metrics.yaml" suffix(, )
  0};
static const unsigned char file193[] = {
#embed "../../templates/node/pack.yaml" suffix(, )
  0};
static const unsigned char file194[] = {
#embed "../../templates/node/runbook.md" suffix(, )
  0};
static const unsigned char file195[] = {
#embed "../../templates/node/series.yaml" suffix(, )
  0};
static const unsigned char file196[] = {
#embed "../../templates/node/tests.yaml" suffix(, )
  0};
static const unsigned char file197[] = {
#embed "../../templates/otel/alerts.yaml" suffix(, )
  0};
static const unsigned char file198[] = {
#embed "../../templates/otel/dashboard.yaml" suffix(, )
  0};
static const unsigned char file199[] = {
#embed "../../templates/otel/metrics.yaml" suffix(, )
  0};
static const unsigned char file200[] = {
#embed "../../templates/otel/pack.yaml" suffix(, )
  0};
static const unsigned char file201[] = {
#embed "../../templates/otel/runbook.md" suffix(, )
  0};
static const unsigned char file202[] = {
#embed "../../templates/otel/series.yaml" suffix(, )
  0};
static const unsigned char file203[] = {
#embed "../../templates/otel/tests.yaml" suffix(, )
  0};
static const unsigned char file204[] = {
#embed "../../templates/postgres/alerts.yaml" suffix(, )
  0};
static const unsigned char file205[] = {
#embed "../../templates/postgres/dashboard.yaml" suffix(, )
  0};
static const unsigned char file206[] = {
#embed "../../templates/postgres/files/postgres/monitoring-user.sql" suffix(, )
  0};
static const unsigned char file207[] = {
#embed "../../templates/postgres/metrics.yaml" suffix(, )
  0};
static const unsigned char file208[] = {
#embed "../../templates/postgres/pack.yaml" suffix(, )
  0};
static const unsigned char file209[] = {
#embed "../../templates/postgres/runbook.md" suffix(, )
  0};
static const unsigned char file210[] = {
#embed "../../templates/postgres/series.yaml" suffix(, )
  0};
static const unsigned char file211[] = {
#embed "../../templates/postgres/tests.yaml" suffix(, )
  0};
static const unsigned char file212[] = {
#embed "../../templates/prices.yaml" suffix(, )
  0};
static const unsigned char file213[] = {
#embed "../../templates/process/alerts.yaml" suffix(, )
  0};
static const unsigned char file214[] = {
#embed "../../templates/process/dashboard.yaml" suffix(, )
  0};
static const unsigned char file215[] = {
#embed "../../templates/process/metrics.yaml" suffix(, )
  0};
static const unsigned char file216[] = {
#embed "../../templates/process/pack.yaml" suffix(, )
  0};
static const unsigned char file217[] = {
#embed "../../templates/process/runbook.md" suffix(, )
  0};
static const unsigned char file218[] = {
#embed "../../templates/process/simulate.yaml" suffix(, )
  0};
static const unsigned char file219[] = {
#embed "../../templates/process/tests.yaml" suffix(, )
  0};
static const unsigned char file220[] = {
#embed "../../templates/prometheus/alerts.yaml" suffix(, )
  0};
static const unsigned char file221[] = {
#embed "../../templates/prometheus/dashboard.yaml" suffix(, )
  0};
static const unsigned char file222[] = {
#embed "../../templates/prometheus/metrics.yaml" suffix(, )
  0};
static const unsigned char file223[] = {
#embed "../../templates/prometheus/pack.yaml" suffix(, )
  0};
static const unsigned char file224[] = {
#embed "../../templates/prometheus/runbook.md" suffix(, )
  0};
static const unsigned char file225[] = {
#embed "../../templates/prometheus/series.yaml" suffix(, )
  0};
static const unsigned char file226[] = {
#embed "../../templates/prometheus/tests.yaml" suffix(, )
  0};
static const unsigned char file227[] = {
#embed "../../templates/pushgateway/alerts.yaml" suffix(, )
  0};
static const unsigned char file228[] = {
#embed "../../templates/pushgateway/dashboard.yaml" suffix(, )
  0};
static const unsigned char file229[] = {
#embed "../../templates/pushgateway/metrics.yaml" suffix(, )
  0};
static const unsigned char file230[] = {
#embed "../../templates/pushgateway/pack.yaml" suffix(, )
  0};
static const unsigned char file231[] = {
#embed "../../templates/pushgateway/runbook.md" suffix(, )
  0};
static const unsigned char file232[] = {
#embed "../../templates/pushgateway/series.yaml" suffix(, )
  0};
static const unsigned char file233[] = {
#embed "../../templates/pushgateway/tests.yaml" suffix(, )
  0};
static const unsigned char file234[] = {
#embed "../../templates/queue/alerts.yaml" suffix(, )
  0};
static const unsigned char file235[] = {
#embed "../../templates/queue/dashboard.yaml" suffix(, )
  0};
static const unsigned char file236[] = {
#embed "../../templates/queue/metrics.yaml" suffix(, )
  0};
static const unsigned char file237[] = {
#embed "../../templates/queue/pack.yaml" suffix(, )
  0};
static const unsigned char file238[] = {
#embed "../../templates/queue/recording.yaml" suffix(, )
  0};
static const unsigned char file239[] = {
#embed "../../templates/queue/runbook.md" suffix(, )
  0};
static const unsigned char file240[] = {
#embed "../../templates/queue/simulate.yaml" suffix(, )
  0};
static const unsigned char file241[] = {
#embed "../../templates/queue/tests.yaml" suffix(, )
  0};
static const unsigned char file242[] = {
#embed "../../templates/rabbitmq/alerts.yaml" suffix(, )
  0};
static const unsigned char file243[] = {
#embed "../../templates/rabbitmq/dashboard.yaml" suffix(, )
  0};
static const unsigned char file244[] = {
#embed "../../templates/rabbitmq/metrics.yaml" suffix(, )
  0};
static const unsigned char file245[] = {
#embed "../../templates/rabbitmq/pack.yaml" suffix(, )
  0};
static const unsigned char file246[] = {
#embed "../../templates/rabbitmq/runbook.md" suffix(, )
  0};
static const unsigned char file247[] = {
#embed "../../templates/rabbitmq/series.yaml" suffix(, )
  0};
static const unsigned char file248[] = {
#embed "../../templates/rabbitmq/tests.yaml" suffix(, )
  0};
static const unsigned char file249[] = {
#embed "../../templates/redis/alerts.yaml" suffix(, )
  0};
static const unsigned char file250[] = {
#embed "../../templates/redis/dashboard.yaml" suffix(, )
  0};
static const unsigned char file251[] = {
#embed "../../templates/redis/metrics.yaml" suffix(, )
  0};
static const unsigned char file252[] = {
#embed "../../templates/redis/pack.yaml" suffix(, )
  0};
static const unsigned char file253[] = {
#embed "../../templates/redis/runbook.md" suffix(, )
  0};
static const unsigned char file254[] = {
#embed "../../templates/redis/series.yaml" suffix(, )
  0};
static const unsigned char file255[] = {
#embed "../../templates/redis/tests.yaml" suffix(, )
  0};
static const unsigned char file256[] = {
#embed "../../templates/remote-write/alerts.yaml" suffix(, )
  0};
static const unsigned char file257[] = {
#embed "../../templates/remote-write/dashboard.yaml" suffix(, )
  0};
static const unsigned char file258[] = {
#embed "../../templates/remote-write/metrics.yaml" suffix(, )
  0};
static const unsigned char file259[] = {
#embed "../../templates/remote-write/pack.yaml" suffix(, )
  0};
static const unsigned char file260[] = {
#embed "../../templates/remote-write/runbook.md" suffix(, )
  0};
static const unsigned char file261[] = {
#embed "../../templates/remote-write/tests.yaml" suffix(, )
  0};
static const unsigned char file262[] = {
#embed "../../templates/search/alerts.yaml" suffix(, )
  0};
static const unsigned char file263[] = {
#embed "../../templates/search/dashboard.yaml" suffix(, )
  0};
static const unsigned char file264[] = {
#embed "../../templates/search/metrics.yaml" suffix(, )
  0};
static const unsigned char file265[] = {
#embed "../../templates/search/pack.yaml" suffix(, )
  0};
static const unsigned char file266[] = {
#embed "../../templates/search/recording.yaml" suffix(, )
  0};
static const unsigned char file267[] = {
#embed "../../templates/search/runbook.md" suffix(, )
  0};
static const unsigned char file268[] = {
#embed "../../templates/search/simulate.yaml" suffix(, )
  0};
static const unsigned char file269[] = {
#embed "../../templates/search/tests.yaml" suffix(, )
  0};
static const unsigned char file270[] = {
#embed "../../templates/series.txt" suffix(, )
  0};
static const unsigned char file271[] = {
#embed "../../templates/simulator/pack.yaml" suffix(, )
  0};
static const unsigned char file272[] = {
#embed "../../templates/slo/pack.yaml" suffix(, )
  0};
static const unsigned char file273[] = {
#embed "../../templates/slo/runbook.md" suffix(, )
  0};
static const unsigned char file274[] = {
#embed "../../templates/statsd/alerts.yaml" suffix(, )
  0};
static const unsigned char file275[] = {
#embed "../../templates/statsd/dashboard.yaml" suffix(, )
  0};
static const unsigned char file276[] = {
#embed "../../templates/statsd/files/statsd/mapping.yml" suffix(, )
  0};
static const unsigned char file277[] = {
#embed "../../templates/statsd/metrics.yaml" suffix(, )
  0};
static const unsigned char file278[] = {
#embed "../../templates/statsd/pack.yaml" suffix(, )
  0};
static const unsigned char file279[] = {
#embed "../../templates/statsd/runbook.md" suffix(, )
  0};
static const unsigned char file280[] = {
#embed "../../templates/statsd/series.yaml" suffix(, )
  0};
static const unsigned char file281[] = {
#embed "../../templates/statsd/tests.yaml" suffix(, )
  0};
static const unsigned char file282[] = {
#embed "../../templates/tempo/alerts.yaml" suffix(, )
  0};
static const unsigned char file283[] = {
#embed "../../templates/tempo/dashboard.yaml" suffix(, )
  0};
static const unsigned char file284[] = {
#embed "../../templates/tempo/files/tempo/tempo.yml" suffix(, )
  0};
static const unsigned char file285[] = {
#embed "../../templates/tempo/metrics.yaml" suffix(, )
  0};
static const unsigned char file286[] = {
#embed "../../templates/tempo/pack.yaml" suffix(, )
  0};
static const unsigned char file287[] = {
#embed "../../templates/tempo/runbook.md" suffix(, )
  0};
static const unsigned char file288[] = {
#embed "../../templates/tempo/series.yaml" suffix(, )
  0};
static const unsigned char file289[] = {
#embed "../../templates/tempo/tests.yaml" suffix(, )
  0};
static const unsigned char file290[] = {
#embed "../../templates/thanos/alerts.yaml" suffix(, )
  0};
static const unsigned char file291[] = {
#embed "../../templates/thanos/dashboard.yaml" suffix(, )
  0};
static const unsigned char file292[] = {
#embed "../../templates/thanos/metrics.yaml" suffix(, )
  0};
static const unsigned char file293[] = {
#embed "../../templates/thanos/pack.yaml" suffix(, )
  0};
static const unsigned char file294[] = {
#embed "../../templates/thanos/runbook.md" suffix(, )
  0};
static const unsigned char file295[] = {
#embed "../../templates/thanos/series.yaml" suffix(, )
  0};
static const unsigned char file296[] = {
#embed "../../templates/thanos/tests.yaml" suffix(, )
  0};
static const unsigned char file297[] = {
#embed "../../templates/tools/alerts.yaml" suffix(, )
  0};
static const unsigned char file298[] = {
#embed "../../templates/tools/dashboard.yaml" suffix(, )
  0};
static const unsigned char file299[] = {
#embed "../../templates/tools/metrics.yaml" suffix(, )
  0};
static const unsigned char file300[] = {
#embed "../../templates/tools/pack.yaml" suffix(, )
  0};
static const unsigned char file301[] = {
#embed "../../templates/tools/recording.yaml" suffix(, )
  0};
static const unsigned char file302[] = {
#embed "../../templates/tools/runbook.md" suffix(, )
  0};
static const unsigned char file303[] = {
#embed "../../templates/tools/simulate.yaml" suffix(, )
  0};
static const unsigned char file304[] = {
#embed "../../templates/tools/tests.yaml" suffix(, )
  0};
static const unsigned char file305[] = {
#embed "../../templates/victoriametrics/alerts.yaml" suffix(, )
  0};
static const unsigned char file306[] = {
#embed "../../templates/victoriametrics/dashboard.yaml" suffix(, )
  0};
static const unsigned char file307[] = {
#embed "../../templates/victoriametrics/metrics.yaml" suffix(, )
  0};
static const unsigned char file308[] = {
#embed "../../templates/victoriametrics/pack.yaml" suffix(, )
  0};
static const unsigned char file309[] = {
#embed "../../templates/victoriametrics/runbook.md" suffix(, )
  0};
static const unsigned char file310[] = {
#embed "../../templates/victoriametrics/series.yaml" suffix(, )
  0};
static const unsigned char file311[] = {
#embed "../../templates/victoriametrics/tests.yaml" suffix(, )
  0};

static const struct belfry_pack_file files[] = {
  {"agent/alerts.yaml", file0, sizeof file0 - 1},
  {"agent/dashboard.yaml", file1, sizeof file1 - 1},
  {"agent/metrics.yaml", file2, sizeof file2 - 1},
  {"agent/pack.yaml", file3, sizeof file3 - 1},
  {"agent/recording.yaml", file4, sizeof file4 - 1},
  {"agent/runbook.md", file5, sizeof file5 - 1},
  {"agent/simulate.yaml", file6, sizeof file6 - 1},
  {"agent/tests.yaml", file7, sizeof file7 - 1},
  {"alert-log/files/alert-log/nginx.conf", file8, sizeof file8 - 1},
  {"alert-log/pack.yaml", file9, sizeof file9 - 1},
  {"alert-log/runbook.md", file10, sizeof file10 - 1},
  {"alertmanager/alerts.yaml", file11, sizeof file11 - 1},
  {"alertmanager/dashboard.yaml", file12, sizeof file12 - 1},
  {"alertmanager/files/alertmanager/templates/belfry.tmpl", file13, sizeof file13 - 1},
  {"alertmanager/metrics.yaml", file14, sizeof file14 - 1},
  {"alertmanager/pack.yaml", file15, sizeof file15 - 1},
  {"alertmanager/runbook.md", file16, sizeof file16 - 1},
  {"alertmanager/series.yaml", file17, sizeof file17 - 1},
  {"alertmanager/tests.yaml", file18, sizeof file18 - 1},
  {"blackbox/alerts.yaml", file19, sizeof file19 - 1},
  {"blackbox/dashboard.yaml", file20, sizeof file20 - 1},
  {"blackbox/metrics.yaml", file21, sizeof file21 - 1},
  {"blackbox/pack.yaml", file22, sizeof file22 - 1},
  {"blackbox/runbook.md", file23, sizeof file23 - 1},
  {"blackbox/series.yaml", file24, sizeof file24 - 1},
  {"blackbox/tests.yaml", file25, sizeof file25 - 1},
  {"cache/alerts.yaml", file26, sizeof file26 - 1},
  {"cache/dashboard.yaml", file27, sizeof file27 - 1},
  {"cache/metrics.yaml", file28, sizeof file28 - 1},
  {"cache/pack.yaml", file29, sizeof file29 - 1},
  {"cache/runbook.md", file30, sizeof file30 - 1},
  {"cache/simulate.yaml", file31, sizeof file31 - 1},
  {"cache/tests.yaml", file32, sizeof file32 - 1},
  {"cadvisor/alerts.yaml", file33, sizeof file33 - 1},
  {"cadvisor/dashboard.yaml", file34, sizeof file34 - 1},
  {"cadvisor/metrics.yaml", file35, sizeof file35 - 1},
  {"cadvisor/pack.yaml", file36, sizeof file36 - 1},
  {"cadvisor/runbook.md", file37, sizeof file37 - 1},
  {"cadvisor/series.yaml", file38, sizeof file38 - 1},
  {"cadvisor/tests.yaml", file39, sizeof file39 - 1},
  {"database/alerts.yaml", file40, sizeof file40 - 1},
  {"database/dashboard.yaml", file41, sizeof file41 - 1},
  {"database/metrics.yaml", file42, sizeof file42 - 1},
  {"database/pack.yaml", file43, sizeof file43 - 1},
  {"database/recording.yaml", file44, sizeof file44 - 1},
  {"database/runbook.md", file45, sizeof file45 - 1},
  {"database/simulate.yaml", file46, sizeof file46 - 1},
  {"database/tests.yaml", file47, sizeof file47 - 1},
  {"documents/alerts.yaml", file48, sizeof file48 - 1},
  {"documents/dashboard.yaml", file49, sizeof file49 - 1},
  {"documents/metrics.yaml", file50, sizeof file50 - 1},
  {"documents/pack.yaml", file51, sizeof file51 - 1},
  {"documents/recording.yaml", file52, sizeof file52 - 1},
  {"documents/runbook.md", file53, sizeof file53 - 1},
  {"documents/simulate.yaml", file54, sizeof file54 - 1},
  {"documents/tests.yaml", file55, sizeof file55 - 1},
  {"elastic/alerts.yaml", file56, sizeof file56 - 1},
  {"elastic/dashboard.yaml", file57, sizeof file57 - 1},
  {"elastic/files/elastic-setup/index-template.json", file58, sizeof file58 - 1},
  {"elastic/files/elastic-setup/kibana/data-view.json", file59, sizeof file59 - 1},
  {"elastic/files/elastic-setup/kibana/errors.json", file60, sizeof file60 - 1},
  {"elastic/files/elastic-setup/kibana/request.json", file61, sizeof file61 - 1},
  {"elastic/files/elastic-setup/kibana/slow.json", file62, sizeof file62 - 1},
  {"elastic/files/elastic-setup/kibana.sh", file63, sizeof file63 - 1},
  {"elastic/files/elastic-setup/lifecycle-policy.json", file64, sizeof file64 - 1},
  {"elastic/files/elastic-setup/setup.sh", file65, sizeof file65 - 1},
  {"elastic/files/elastic-setup/users.sh", file66, sizeof file66 - 1},
  {"elastic/files/kibana/kibana.yml", file67, sizeof file67 - 1},
  {"elastic/files/kibana/start.sh", file68, sizeof file68 - 1},
  {"elastic/files/logstash/config/ecs.rb", file69, sizeof file69 - 1},
  {"elastic/files/logstash/config/logstash.yml", file70, sizeof file70 - 1},
  {"elastic/files/logstash/config/pipelines.yml", file71, sizeof file71 - 1},
  {"elastic/files/logstash/config/redact.rb", file72, sizeof file72 - 1},
  {"elastic/files/logstash/config/start.sh", file73, sizeof file73 - 1},
  {"elastic/files/logstash/pipeline/input.conf", file74, sizeof file74 - 1},
  {"elastic/files/logstash/pipeline/main.conf", file75, sizeof file75 - 1},
  {"elastic/files/logstash/pipeline/output.conf", file76, sizeof file76 - 1},
  {"elastic/metrics.yaml", file77, sizeof file77 - 1},
  {"elastic/pack.yaml", file78, sizeof file78 - 1},
  {"elastic/runbook.md", file79, sizeof file79 - 1},
  {"elastic/series.yaml", file80, sizeof file80 - 1},
  {"elastic/tests.yaml", file81, sizeof file81 - 1},
  {"elasticsearch/alerts.yaml", file82, sizeof file82 - 1},
  {"elasticsearch/dashboard.yaml", file83, sizeof file83 - 1},
  {"elasticsearch/metrics.yaml", file84, sizeof file84 - 1},
  {"elasticsearch/pack.yaml", file85, sizeof file85 - 1},
  {"elasticsearch/runbook.md", file86, sizeof file86 - 1},
  {"elasticsearch/series.yaml", file87, sizeof file87 - 1},
  {"elasticsearch/tests.yaml", file88, sizeof file88 - 1},
  {"embeddings/alerts.yaml", file89, sizeof file89 - 1},
  {"embeddings/dashboard.yaml", file90, sizeof file90 - 1},
  {"embeddings/metrics.yaml", file91, sizeof file91 - 1},
  {"embeddings/pack.yaml", file92, sizeof file92 - 1},
  {"embeddings/recording.yaml", file93, sizeof file93 - 1},
  {"embeddings/runbook.md", file94, sizeof file94 - 1},
  {"embeddings/simulate.yaml", file95, sizeof file95 - 1},
  {"embeddings/tests.yaml", file96, sizeof file96 - 1},
  {"export-collector/alerts.yaml", file97, sizeof file97 - 1},
  {"export-collector/dashboard.yaml", file98, sizeof file98 - 1},
  {"export-collector/metrics.yaml", file99, sizeof file99 - 1},
  {"export-collector/pack.yaml", file100, sizeof file100 - 1},
  {"export-collector/runbook.md", file101, sizeof file101 - 1},
  {"export-collector/series.yaml", file102, sizeof file102 - 1},
  {"export-collector/tests.yaml", file103, sizeof file103 - 1},
  {"export-postgres/pack.yaml", file104, sizeof file104 - 1},
  {"grafana/alerts.yaml", file105, sizeof file105 - 1},
  {"grafana/dashboard.yaml", file106, sizeof file106 - 1},
  {"grafana/metrics.yaml", file107, sizeof file107 - 1},
  {"grafana/pack.yaml", file108, sizeof file108 - 1},
  {"grafana/runbook.md", file109, sizeof file109 - 1},
  {"grafana/series.yaml", file110, sizeof file110 - 1},
  {"grafana/tests.yaml", file111, sizeof file111 - 1},
  {"http/alerts.yaml", file112, sizeof file112 - 1},
  {"http/dashboard.yaml", file113, sizeof file113 - 1},
  {"http/metrics.yaml", file114, sizeof file114 - 1},
  {"http/pack.yaml", file115, sizeof file115 - 1},
  {"http/recording.yaml", file116, sizeof file116 - 1},
  {"http/runbook.md", file117, sizeof file117 - 1},
  {"http/simulate.yaml", file118, sizeof file118 - 1},
  {"http/tests.yaml", file119, sizeof file119 - 1},
  {"images.yaml", file120, sizeof file120 - 1},
  {"jaeger/alerts.yaml", file121, sizeof file121 - 1},
  {"jaeger/dashboard.yaml", file122, sizeof file122 - 1},
  {"jaeger/files/jaeger/jaeger.yml", file123, sizeof file123 - 1},
  {"jaeger/metrics.yaml", file124, sizeof file124 - 1},
  {"jaeger/pack.yaml", file125, sizeof file125 - 1},
  {"jaeger/runbook.md", file126, sizeof file126 - 1},
  {"jaeger/series.yaml", file127, sizeof file127 - 1},
  {"jaeger/tests.yaml", file128, sizeof file128 - 1},
  {"json/alerts.yaml", file129, sizeof file129 - 1},
  {"json/dashboard.yaml", file130, sizeof file130 - 1},
  {"json/metrics.yaml", file131, sizeof file131 - 1},
  {"json/pack.yaml", file132, sizeof file132 - 1},
  {"json/runbook.md", file133, sizeof file133 - 1},
  {"json/series.yaml", file134, sizeof file134 - 1},
  {"json/tests.yaml", file135, sizeof file135 - 1},
  {"kafka/alerts.yaml", file136, sizeof file136 - 1},
  {"kafka/dashboard.yaml", file137, sizeof file137 - 1},
  {"kafka/metrics.yaml", file138, sizeof file138 - 1},
  {"kafka/pack.yaml", file139, sizeof file139 - 1},
  {"kafka/runbook.md", file140, sizeof file140 - 1},
  {"kafka/series.yaml", file141, sizeof file141 - 1},
  {"kafka/tests.yaml", file142, sizeof file142 - 1},
  {"llm/alerts.yaml", file143, sizeof file143 - 1},
  {"llm/dashboard.yaml", file144, sizeof file144 - 1},
  {"llm/metrics.yaml", file145, sizeof file145 - 1},
  {"llm/pack.yaml", file146, sizeof file146 - 1},
  {"llm/recording.yaml", file147, sizeof file147 - 1},
  {"llm/runbook.md", file148, sizeof file148 - 1},
  {"llm/simulate.yaml", file149, sizeof file149 - 1},
  {"llm/tests.yaml", file150, sizeof file150 - 1},
  {"memcached/alerts.yaml", file151, sizeof file151 - 1},
  {"memcached/dashboard.yaml", file152, sizeof file152 - 1},
  {"memcached/metrics.yaml", file153, sizeof file153 - 1},
  {"memcached/pack.yaml", file154, sizeof file154 - 1},
  {"memcached/runbook.md", file155, sizeof file155 - 1},
  {"memcached/series.yaml", file156, sizeof file156 - 1},
  {"memcached/tests.yaml", file157, sizeof file157 - 1},
  {"mimir/alerts.yaml", file158, sizeof file158 - 1},
  {"mimir/dashboard.yaml", file159, sizeof file159 - 1},
  {"mimir/metrics.yaml", file160, sizeof file160 - 1},
  {"mimir/pack.yaml", file161, sizeof file161 - 1},
  {"mimir/runbook.md", file162, sizeof file162 - 1},
  {"mimir/series.yaml", file163, sizeof file163 - 1},
  {"mimir/tests.yaml", file164, sizeof file164 - 1},
  {"mongodb/alerts.yaml", file165, sizeof file165 - 1},
  {"mongodb/dashboard.yaml", file166, sizeof file166 - 1},
  {"mongodb/files/mongodb/monitoring-user.js", file167, sizeof file167 - 1},
  {"mongodb/metrics.yaml", file168, sizeof file168 - 1},
  {"mongodb/pack.yaml", file169, sizeof file169 - 1},
  {"mongodb/runbook.md", file170, sizeof file170 - 1},
  {"mongodb/series.yaml", file171, sizeof file171 - 1},
  {"mongodb/tests.yaml", file172, sizeof file172 - 1},
  {"mysql/alerts.yaml", file173, sizeof file173 - 1},
  {"mysql/dashboard.yaml", file174, sizeof file174 - 1},
  {"mysql/files/mysql/monitoring-user.sql", file175, sizeof file175 - 1},
  {"mysql/metrics.yaml", file176, sizeof file176 - 1},
  {"mysql/pack.yaml", file177, sizeof file177 - 1},
  {"mysql/runbook.md", file178, sizeof file178 - 1},
  {"mysql/series.yaml", file179, sizeof file179 - 1},
  {"mysql/tests.yaml", file180, sizeof file180 - 1},
  {"names.yaml", file181, sizeof file181 - 1},
  {"nginx/alerts.yaml", file182, sizeof file182 - 1},
  {"nginx/dashboard.yaml", file183, sizeof file183 - 1},
  {"nginx/files/nginx/stub_status.conf", file184, sizeof file184 - 1},
  {"nginx/metrics.yaml", file185, sizeof file185 - 1},
  {"nginx/pack.yaml", file186, sizeof file186 - 1},
  {"nginx/runbook.md", file187, sizeof file187 - 1},
  {"nginx/series.yaml", file188, sizeof file188 - 1},
  {"nginx/tests.yaml", file189, sizeof file189 - 1},
  {"node/alerts.yaml", file190, sizeof file190 - 1},
  {"node/dashboard.yaml", file191, sizeof file191 - 1},
  {"node/metrics.yaml", file192, sizeof file192 - 1},
  {"node/pack.yaml", file193, sizeof file193 - 1},
  {"node/runbook.md", file194, sizeof file194 - 1},
  {"node/series.yaml", file195, sizeof file195 - 1},
  {"node/tests.yaml", file196, sizeof file196 - 1},
  {"otel/alerts.yaml", file197, sizeof file197 - 1},
  {"otel/dashboard.yaml", file198, sizeof file198 - 1},
  {"otel/metrics.yaml", file199, sizeof file199 - 1},
  {"otel/pack.yaml", file200, sizeof file200 - 1},
  {"otel/runbook.md", file201, sizeof file201 - 1},
  {"otel/series.yaml", file202, sizeof file202 - 1},
  {"otel/tests.yaml", file203, sizeof file203 - 1},
  {"postgres/alerts.yaml", file204, sizeof file204 - 1},
  {"postgres/dashboard.yaml", file205, sizeof file205 - 1},
  {"postgres/files/postgres/monitoring-user.sql", file206, sizeof file206 - 1},
  {"postgres/metrics.yaml", file207, sizeof file207 - 1},
  {"postgres/pack.yaml", file208, sizeof file208 - 1},
  {"postgres/runbook.md", file209, sizeof file209 - 1},
  {"postgres/series.yaml", file210, sizeof file210 - 1},
  {"postgres/tests.yaml", file211, sizeof file211 - 1},
  {"prices.yaml", file212, sizeof file212 - 1},
  {"process/alerts.yaml", file213, sizeof file213 - 1},
  {"process/dashboard.yaml", file214, sizeof file214 - 1},
  {"process/metrics.yaml", file215, sizeof file215 - 1},
  {"process/pack.yaml", file216, sizeof file216 - 1},
  {"process/runbook.md", file217, sizeof file217 - 1},
  {"process/simulate.yaml", file218, sizeof file218 - 1},
  {"process/tests.yaml", file219, sizeof file219 - 1},
  {"prometheus/alerts.yaml", file220, sizeof file220 - 1},
  {"prometheus/dashboard.yaml", file221, sizeof file221 - 1},
  {"prometheus/metrics.yaml", file222, sizeof file222 - 1},
  {"prometheus/pack.yaml", file223, sizeof file223 - 1},
  {"prometheus/runbook.md", file224, sizeof file224 - 1},
  {"prometheus/series.yaml", file225, sizeof file225 - 1},
  {"prometheus/tests.yaml", file226, sizeof file226 - 1},
  {"pushgateway/alerts.yaml", file227, sizeof file227 - 1},
  {"pushgateway/dashboard.yaml", file228, sizeof file228 - 1},
  {"pushgateway/metrics.yaml", file229, sizeof file229 - 1},
  {"pushgateway/pack.yaml", file230, sizeof file230 - 1},
  {"pushgateway/runbook.md", file231, sizeof file231 - 1},
  {"pushgateway/series.yaml", file232, sizeof file232 - 1},
  {"pushgateway/tests.yaml", file233, sizeof file233 - 1},
  {"queue/alerts.yaml", file234, sizeof file234 - 1},
  {"queue/dashboard.yaml", file235, sizeof file235 - 1},
  {"queue/metrics.yaml", file236, sizeof file236 - 1},
  {"queue/pack.yaml", file237, sizeof file237 - 1},
  {"queue/recording.yaml", file238, sizeof file238 - 1},
  {"queue/runbook.md", file239, sizeof file239 - 1},
  {"queue/simulate.yaml", file240, sizeof file240 - 1},
  {"queue/tests.yaml", file241, sizeof file241 - 1},
  {"rabbitmq/alerts.yaml", file242, sizeof file242 - 1},
  {"rabbitmq/dashboard.yaml", file243, sizeof file243 - 1},
  {"rabbitmq/metrics.yaml", file244, sizeof file244 - 1},
  {"rabbitmq/pack.yaml", file245, sizeof file245 - 1},
  {"rabbitmq/runbook.md", file246, sizeof file246 - 1},
  {"rabbitmq/series.yaml", file247, sizeof file247 - 1},
  {"rabbitmq/tests.yaml", file248, sizeof file248 - 1},
  {"redis/alerts.yaml", file249, sizeof file249 - 1},
  {"redis/dashboard.yaml", file250, sizeof file250 - 1},
  {"redis/metrics.yaml", file251, sizeof file251 - 1},
  {"redis/pack.yaml", file252, sizeof file252 - 1},
  {"redis/runbook.md", file253, sizeof file253 - 1},
  {"redis/series.yaml", file254, sizeof file254 - 1},
  {"redis/tests.yaml", file255, sizeof file255 - 1},
  {"remote-write/alerts.yaml", file256, sizeof file256 - 1},
  {"remote-write/dashboard.yaml", file257, sizeof file257 - 1},
  {"remote-write/metrics.yaml", file258, sizeof file258 - 1},
  {"remote-write/pack.yaml", file259, sizeof file259 - 1},
  {"remote-write/runbook.md", file260, sizeof file260 - 1},
  {"remote-write/tests.yaml", file261, sizeof file261 - 1},
  {"search/alerts.yaml", file262, sizeof file262 - 1},
  {"search/dashboard.yaml", file263, sizeof file263 - 1},
  {"search/metrics.yaml", file264, sizeof file264 - 1},
  {"search/pack.yaml", file265, sizeof file265 - 1},
  {"search/recording.yaml", file266, sizeof file266 - 1},
  {"search/runbook.md", file267, sizeof file267 - 1},
  {"search/simulate.yaml", file268, sizeof file268 - 1},
  {"search/tests.yaml", file269, sizeof file269 - 1},
  {"series.txt", file270, sizeof file270 - 1},
  {"simulator/pack.yaml", file271, sizeof file271 - 1},
  {"slo/pack.yaml", file272, sizeof file272 - 1},
  {"slo/runbook.md", file273, sizeof file273 - 1},
  {"statsd/alerts.yaml", file274, sizeof file274 - 1},
  {"statsd/dashboard.yaml", file275, sizeof file275 - 1},
  {"statsd/files/statsd/mapping.yml", file276, sizeof file276 - 1},
  {"statsd/metrics.yaml", file277, sizeof file277 - 1},
  {"statsd/pack.yaml", file278, sizeof file278 - 1},
  {"statsd/runbook.md", file279, sizeof file279 - 1},
  {"statsd/series.yaml", file280, sizeof file280 - 1},
  {"statsd/tests.yaml", file281, sizeof file281 - 1},
  {"tempo/alerts.yaml", file282, sizeof file282 - 1},
  {"tempo/dashboard.yaml", file283, sizeof file283 - 1},
  {"tempo/files/tempo/tempo.yml", file284, sizeof file284 - 1},
  {"tempo/metrics.yaml", file285, sizeof file285 - 1},
  {"tempo/pack.yaml", file286, sizeof file286 - 1},
  {"tempo/runbook.md", file287, sizeof file287 - 1},
  {"tempo/series.yaml", file288, sizeof file288 - 1},
  {"tempo/tests.yaml", file289, sizeof file289 - 1},
  {"thanos/alerts.yaml", file290, sizeof file290 - 1},
  {"thanos/dashboard.yaml", file291, sizeof file291 - 1},
  {"thanos/metrics.yaml", file292, sizeof file292 - 1},
  {"thanos/pack.yaml", file293, sizeof file293 - 1},
  {"thanos/runbook.md", file294, sizeof file294 - 1},
  {"thanos/series.yaml", file295, sizeof file295 - 1},
  {"thanos/tests.yaml", file296, sizeof file296 - 1},
  {"tools/alerts.yaml", file297, sizeof file297 - 1},
  {"tools/dashboard.yaml", file298, sizeof file298 - 1},
  {"tools/metrics.yaml", file299, sizeof file299 - 1},
  {"tools/pack.yaml", file300, sizeof file300 - 1},
  {"tools/recording.yaml", file301, sizeof file301 - 1},
  {"tools/runbook.md", file302, sizeof file302 - 1},
  {"tools/simulate.yaml", file303, sizeof file303 - 1},
  {"tools/tests.yaml", file304, sizeof file304 - 1},
  {"victoriametrics/alerts.yaml", file305, sizeof file305 - 1},
  {"victoriametrics/dashboard.yaml", file306, sizeof file306 - 1},
  {"victoriametrics/metrics.yaml", file307, sizeof file307 - 1},
  {"victoriametrics/pack.yaml", file308, sizeof file308 - 1},
  {"victoriametrics/runbook.md", file309, sizeof file309 - 1},
  {"victoriametrics/series.yaml", file310, sizeof file310 - 1},
  {"victoriametrics/tests.yaml", file311, sizeof file311 - 1},
};

int belfry_pack_count(void) { return sizeof files / sizeof files[0]; }

struct belfry_pack_file belfry_pack_file(int index) { return files[index]; }
