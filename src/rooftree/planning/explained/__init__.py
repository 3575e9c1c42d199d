"""Why an item is planned when it is, in sentences for one viewer."""
