"""Groups, their patches, and the directory in which they are found."""
