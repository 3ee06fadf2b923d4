"""What the reader looks back at: their progress, how well they know what they know, and what they believe."""
