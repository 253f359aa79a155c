"""Direct speech: ``spans`` says where it stands, ``speakers`` whose it is, ``quotations`` joins both."""
