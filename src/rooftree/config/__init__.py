"""How the rooms are put together into a running site: settings, addresses, servers."""
