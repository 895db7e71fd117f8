"""What is typed about questions and answers, checked."""
