#!/bin/bash
# Starts MariaDB as the official image does: the variables below make a data folder once, and mean nothing to one that exists.
set -euo pipefail
trap 'exit 143' TERM INT

readonly data=/var/lib/mysql socket=/run/mysqld/mysqld.sock
password=${MARIADB_ROOT_PASSWORD:-${MYSQL_ROOT_PASSWORD:-}} database=${MARIADB_DATABASE:-${MYSQL_DATABASE:-}}

if [ "$(id -u)" -eq 0 ]; then
    mkdir -p "$data" /run/mysqld
    find "$data" /run/mysqld ! -user mysql -exec chown mysql {} +
    exec setpriv --reuid mysql --regid mysql --init-groups "$0" "$@"
fi

# Tests of a server that takes its time.
sleep "${NETSCRIPT_TEST_START_DELAY:-0}" &
wait $!

run_sql() { MYSQL_PWD=$password mariadb --user root --socket "$socket" "$@"; }

# The accounts that the data folder comes with have no password.
set_root_password() {
    local quoted=${password//\\/\\\\}
    quoted=${quoted//\'/\\\'}
    MYSQL_PWD='' mariadb --user root --socket "$socket" <<END_OF_SQL
DELETE FROM mysql.global_priv WHERE User = 'root' AND Host <> 'localhost';
FLUSH PRIVILEGES;
ALTER USER root@localhost IDENTIFIED BY '$quoted';
CREATE USER root@'%' IDENTIFIED BY '$quoted';
GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
END_OF_SQL
}

initialize() {
    local script server
    if [ -z "$password" ]; then
        echo "Error: Database is uninitialized and password option is not specified. Set MARIADB_ROOT_PASSWORD or MYSQL_ROOT_PASSWORD." >&2
        exit 1
    fi

    mariadb-install-db --datadir "$data" --auth-root-authentication-method=normal --skip-test-db >/dev/null

    # Nobody from outside gets in before the databases are there.
    mariadbd --datadir "$data" --socket "$socket" --skip-networking &
    server=$!
    until mariadb-admin --user root --socket "$socket" --silent ping; do
        kill -0 $server
        sleep 0.1
    done
    set_root_password
    [ -z "$database" ] || run_sql <<<"CREATE DATABASE IF NOT EXISTS \`${database//\`/\`\`}\`"
    for script in /docker-entrypoint-initdb.d/*; do
        case $script in
            *.sh) bash "$script" ;;
            *.sql) run_sql ${database:+"$database"} <"$script" ;;
        esac
    done
    kill $server
    wait $server
}

[ -d "$data/mysql" ] || initialize
exec "$@" --datadir "$data" --socket "$socket" --bind-address=0.0.0.0 --skip-name-resolve
