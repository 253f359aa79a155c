"""Which post a clause names, whose it is and what it is held in, as positions, appointments and dismissals ask."""
