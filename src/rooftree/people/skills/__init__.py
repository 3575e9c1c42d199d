"""What people can do, and how well."""
