"""Reading what the Office for National Statistics and others publish about places, row by row, in constant memory."""
