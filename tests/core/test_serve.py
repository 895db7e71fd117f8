"""Holds `manage.py serve` to its promises, with real processes: it answers, says little, and leaves nothing behind."""

import os
import pty
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.core.conftest import LONG, SERVE, House, eventually

...
