"""Files and addresses attached to items."""
