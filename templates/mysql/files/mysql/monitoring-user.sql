-- Makes the user that mysqld_exporter signs in as. It reads status and replication, no table.
-- Run it once as an administrator, on every server; it may be run again. The user and its password
-- are those of the exporter's secret; put a host or network in place of % where you can:
--
--   mysql --user=root --password \
--     --init-command="SET @user = 'belfry_exporter', @host = '%', @password = '…'" <monitoring-user.sql

SET @account = CONCAT(QUOTE(@user), '@', QUOTE(@host));
SET @create_user = CONCAT('CREATE USER IF NOT EXISTS ', @account);
SET @alter_user = CONCAT(
  'ALTER USER ', @account, ' IDENTIFIED BY ', QUOTE(@password), ' WITH MAX_USER_CONNECTIONS 5');
-- The comment is read by MariaDB from 10.5.9 on, which has a right of its own for replicas.
SET @grant_rights = CONCAT(
  'GRANT PROCESS, REPLICATION CLIENT /*M!100509 , SLAVE MONITOR */ ON *.* TO ', @account);

PREPARE statement FROM @create_user;
EXECUTE statement;
PREPARE statement FROM @alter_user;
EXECUTE statement;
PREPARE statement FROM @grant_rights;
EXECUTE statement;
DEALLOCATE PREPARE statement;
