"""The pictures: shapes of the marks, the lanes of a dispute and the life-line of one, drawn as SVG."""
