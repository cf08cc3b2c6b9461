"""Gender equality indicators of city administrations: definitions in, protected figures out."""
