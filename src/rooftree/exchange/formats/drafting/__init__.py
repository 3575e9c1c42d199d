"""What a list of issues says, put together to a bundle: for trackers that have no more than a list."""
