"""Digests of the source articles, one TOML file each, in our own words."""
