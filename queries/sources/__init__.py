"""What can be asked in place of the store, a file or a server, and the graphs carried to and from servers."""
