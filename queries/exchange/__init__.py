"""The graph for other programs: networks, tables, maps, and the formats of those who keep data on people in power."""
