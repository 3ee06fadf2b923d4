#!/bin/sh
cd "$(dirname "$0")" || exit 1
echo "Open http://127.0.0.1:8765/ in a browser. Ctrl+C ends it."
exec python3 -m http.server 8765 --bind 127.0.0.1 --directory course
