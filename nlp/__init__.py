"""From text to findings: no database, no network, no state."""
