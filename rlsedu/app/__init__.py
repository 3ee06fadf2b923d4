"""The `rlsedu` command: opens the course in JupyterLab, in a working copy that belongs to the reader."""
