"""What a city fills and sends: workbooks with their codes, the starter sheet, the document about all of it."""
