"""What is asked when somebody signs in, and on their own pages."""

from doorstep.accounts.forms.own import ContactPointForm, DetailsForm, ErasureForm, SafeForm, WritingForm
from doorstep.accounts.forms.receipts import ReceiptForm
from doorstep.accounts.forms.signing import ContactForm, DigitsForm, NewcomerForm, WhoForm

__all__ = [
    "ContactForm",
    "ContactPointForm",
    "DetailsForm",
    "DigitsForm",
    "ErasureForm",
    "NewcomerForm",
    "ReceiptForm",
    "SafeForm",
    "WhoForm",
    "WritingForm",
]
