"""Releases: numbered, dated, hashed dumps of what the public sees, each with what changed since the one before."""
