"""What every template may say about the installation it runs in."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, object]:
    return {
        "site_name": settings.SITE_NAME,
        "operator_name": settings.OPERATOR_NAME,
        "operator_email": settings.OPERATOR_EMAIL,
        "operator_phone": settings.OPERATOR_PHONE,
        "receipt_page": settings.RECEIPT_PAGE,
        "source_url": settings.SOURCE_URL,
        "exit_url": settings.EXIT_URL,
        "demo": settings.DEMO,
    }
