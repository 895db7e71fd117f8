"""Sessions, codes, and the stronger ways of signing in; and the seats at the desk."""

from doorstep.accounts.models.code import CodeRequest
from doorstep.accounts.models.session import Session
from doorstep.accounts.models.staff import Seat, StaffCode
from doorstep.accounts.models.ways import Authenticator, Challenge, Passkey, RecoveryCode

__all__ = ["Authenticator", "Challenge", "CodeRequest", "Passkey", "RecoveryCode", "Seat", "Session", "StaffCode"]
