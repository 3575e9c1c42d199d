"""Taking an import back, but for what people built upon it."""
