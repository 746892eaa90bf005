#!/usr/bin/env bash
# What a person who cannot see has on the desk: a screen nobody looks at, a window manager, Orca, and then a browser.
#
#   desk.sh FOLDER COMMAND…    runs inside dbus-run-session, with DISPLAY set; FOLDER holds Orca's settings and the log
set -eu

folder=$1
shift

# Orca refuses to be the second of one user, so desks wait for one another: the lock is held until the last Orca has gone.
exec 9>"${TMPDIR:-/tmp}/portal-screen-reader.lock"
flock -w 900 9
touch "$folder/turn"

openbox >"$folder/openbox.log" 2>&1 9>&- &
for wish in IsEnabled ScreenReaderEnabled; do
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status "$wish" '<true>' >/dev/null 9>&-
done
# One that has been killed counts for Orca until somebody has taken note of its end.
for _ in $(seq 300); do
  pgrep -u "$(id -u)" -x orca >/dev/null || break
  sleep 0.1
done
orca -u "$folder/orca" >"$folder/orca.log" 2>&1 &
reader=$!
# It greets when it is ready to listen.
for _ in $(seq 600); do
  [ -s "$SPEECH_LOG" ] && break
  kill -0 "$reader" 2>/dev/null || { echo "Orca has ended before it spoke" >&2; exit 3; }
  sleep 0.1
done
[ -s "$SPEECH_LOG" ] || { echo "Orca has not begun to speak" >&2; exit 3; }
"$@" 9>&-
