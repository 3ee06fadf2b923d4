@echo off
cd /d "%~dp0"
echo Open http://127.0.0.1:8765/ in a browser. Close this window to end it.
start "" http://127.0.0.1:8765/
py -3 -m http.server 8765 --bind 127.0.0.1 --directory course || python -m http.server 8765 --bind 127.0.0.1 --directory course
pause
