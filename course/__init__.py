"""What is taught and what the learner did. Nothing here has heard of a terminal."""
