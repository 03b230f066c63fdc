"""The review desk: signed-in people see what the machine read, and decide on it as `onrecord edit` does.

It is there only where the app was handed a key, and nothing outside of /review knows of its cookie.
"""
