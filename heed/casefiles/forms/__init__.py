"""What may be typed about who may open a case file and who may not?"""
