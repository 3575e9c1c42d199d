"""Which thing of another tool became which row here."""
