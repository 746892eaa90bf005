#!/usr/bin/env bash
# What a person who cannot see has on the desk: a screen nobody looks at, a window manager, Orca, and then a browser.
#
#   desk.sh FOLDER COMMAND…    runs inside dbus-run-session, with DISPLAY set; FOLDER holds Orca's settings and the log
set -eu

folder=$1
shift

# Orca refuses to be the second of one user, so desks wait for one another.
exec 9>"${TMPDIR:-/tmp}/portal-screen-reader.lock"
flock -w 900 9

openbox >"$folder/openbox.log" 2>&1 9>&- &
for wish in IsEnabled ScreenReaderEnabled; do
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status "$wish" '<true>' >/dev/null 9>&-
done
orca -u "$folder/orca" >"$folder/orca.log" 2>&1 9>&- &
# It greets when it is ready to listen.
for _ in $(seq 720); do
  [ -s "$SPEECH_LOG" ] && break
  sleep 0.25
done
[ -s "$SPEECH_LOG" ] || { echo "Orca has not begun to speak; see $folder/orca.log" >&2; exit 3; }
"$@" 9>&-
