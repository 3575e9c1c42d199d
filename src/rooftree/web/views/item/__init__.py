"""What an item's page shows and takes, one file an idea."""
