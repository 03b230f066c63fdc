"""Commands, settings and the clock; knows every other folder."""
