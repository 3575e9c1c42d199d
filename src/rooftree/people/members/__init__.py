"""Who is in the workspace, with which role."""
