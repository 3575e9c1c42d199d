"""Tables of any tool, CSV or XLSX."""
