"""What people type about requests, checked."""
