# Runs a PostgreSQL until the standard input ends, which it does however the JVM that started this
# ends; then nothing is left of it. The superuser is footfall, the password that of the file.
# Usage: sh -c SCRIPT postgres BIN FOLDER PORT [USER]   USER: runs it, and FOLDER is theirs
set -eu
bin=$1 folder=$2 port=$3
if [ $# = 4 ]; then
  set -- setpriv --reuid "$4" --regid "$(id -g "$4")" --clear-groups
else
  set --
fi
cd "$folder"
exec 3<&0 </dev/null
trap 'cd / && rm -rf "$folder"' EXIT
"$@" "$bin/initdb" --pgdata=data --username=footfall --pwfile=password --auth=scram-sha-256 \
  --encoding=UTF8 --locale=C --no-sync >initdb.log 2>&1 || { cat initdb.log; exit 1; }
"$@" "$bin/postgres" -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
  -c fsync=off 2>&1 &
server=$!
{ cat <&3 >/dev/null; kill -QUIT "$server"; } >/dev/null 2>&1 &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || true; cd / && rm -rf "$folder"' EXIT
wait "$server"
