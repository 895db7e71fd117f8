"""What people do with a request on its way, in the order in which it usually happens."""
