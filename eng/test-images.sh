#!/usr/bin/env bash
# Makes the images that the container tests run: PostgreSQL and MariaDB from this system's packages, with the variables of the official images.
# They stay on this machine. What is up to date is not made again. Needs a container engine that answers, root and mmdebstrap.
set -euo pipefail
cd "$(dirname "$0")"

readonly servers=netscript-test/servers label=netscript.test.content
content=$(cat test-images.sh images/*/* | sha256sum | cut -d ' ' -f 1)

is_current() { [ -n "$(docker images --quiet --filter "label=$label=$content" "netscript-test/$1")" ]; }

# One file system for all images: most of it is the same.
# The suite and the mirrors are this system's.
make_file_system() {
    local -a sources=()
    local file
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/{debian,ubuntu}.sources; do
        [ ! -s "$file" ] || sources+=("$file")
    done
    # What the packages put into the data folders is not what a first start finds. The hooks get the directory as $1.
    # shellcheck disable=SC2016
    mmdebstrap --quiet --variant=essential --include=postgresql,mariadb-server \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
        --essential-hook='mkdir -p "$1/etc/postgresql-common" && echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"' \
        --customize-hook='rm -rf "$1"/var/lib/mysql/* "$1"/var/lib/postgresql/* && mkdir "$1/docker-entrypoint-initdb.d"' \
        "$(. /etc/os-release && echo "$VERSION_CODENAME")" - "${sources[@]}" | docker import - "$servers" >/dev/null
}

# The tag is the version, as that of the official image is: where a server keeps its data depends on it.
make_image() {
    local name=$1 version log
    version=$(docker run --rm "$servers" bash -c "$2")
    log=$(docker build --label "$label=$content" --tag "netscript-test/$name:$version" "images/$name" 2>&1) || { echo "$log" >&2; return 1; }
    echo "netscript-test/$name:$version"
}

if ! { is_current postgres && is_current mariadb; }; then
    command -v mmdebstrap >/dev/null || { echo "Making images takes mmdebstrap (Debian, Ubuntu: apt-get install mmdebstrap)." >&2; exit 1; }
    make_file_system
    make_image postgres 'ls /usr/lib/postgresql'
    make_image mariadb 'mariadbd --version | grep -o "[0-9]*\.[0-9]*" | head -n 1'
    docker image prune --force --filter "label=$label" >/dev/null
fi
