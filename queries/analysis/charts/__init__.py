"""Pictures of findings: one module for each kind, which makes of rows a chart of Altair, an open mark for each row."""
