"""One small file per command: its own options and the flow it calls."""
