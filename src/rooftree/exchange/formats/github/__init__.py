"""Issues of GitHub, as its REST interface, its GraphQL interface and its command line give them."""
