"""What the room of work puts into the bin, and who may take it out."""
