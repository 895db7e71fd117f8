"""How one installation is set up; importing it puts a safe SQLite in place before Django looks for one."""

import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this platform: config.settings then falls back to the rollback journal
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
