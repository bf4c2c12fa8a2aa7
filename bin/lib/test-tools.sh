# Read by bin/check. Brings what the tests need beside the program: a browser, and PostgreSQL 15 as Debian ships it.
install_test_tools() {
  local missing=()
  command -v chromium >/dev/null || missing+=(chromium)
  [ -x /usr/lib/postgresql/15/bin/postgres ] || missing+=(postgresql-15)
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  root || fail "Missing: ${missing[*]}. As root: apt-get install -y ${missing[*]}. Then run this again."
  say "Installing ${missing[*]}"
  apt-get update -qq >/dev/null
  # Debian would start a server of its own, which nobody here talks to.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" >/dev/null
}
