"""The demo: a news site of our own writing, served on loopback and taken the whole way to the web app."""
