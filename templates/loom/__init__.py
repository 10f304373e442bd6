"""What all services of novialoom share. It is copied into each of them: an image holds everything that runs in it."""
