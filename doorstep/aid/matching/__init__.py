"""Who fits a task, whom to ask first, and what comes next: decided without Django, without a clock."""
