"""What one article says, written into the record row by row, each pinned to its passage."""
