"""What can be done about a finding, straight from its page."""
