"""Who may come in: users, workspaces, memberships, roles and invitations."""
