"""The `rooftree` command: starting, looking after and feeding an installation."""
