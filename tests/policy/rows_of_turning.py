"""What the policy table says of where to turn, ways to help and ways to get help: pages that anybody may read."""

from tests.policy.row import READ, Row

TURNING = (Row("turning ways-to-help ways-to-get-help", READ),)
