"""The pages of products, releases, customers and feedback."""
