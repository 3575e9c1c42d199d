"""Links that sign somebody in once: printed at start-up, as notebook servers do.

A link is signed with the secret key and names the moment of the last sign-in; using it moves that
moment on, so that neither it nor any older link works again.
"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rooftree.accounts.models import User
from rooftree.lib import clock

VALID_SECONDS = 60 * 60
_SALT = "rooftree.sign-in-link"


def make_link(user: User, *, site: str) -> str:
    """Return an address under `site` ("http://127.0.0.1:8642") that signs the user in once."""
    token = signing.dumps([user.pk, _last_sign_in(user)], salt=_SALT)
    return site + reverse("sign_in_link", args=[token])


@require_safe
@never_cache
def follow_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in whoever follows a good link; send others to the sign-in page, saying why."""
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        return HttpResponse(status=204)  # a browser that reads ahead must not use the link up
    user = _redeemed(token)
    if user is None:
        messages.error(request, _("This link was used already, or is more than an hour old."))
        return _see_other(settings.LOGIN_URL)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return _see_other(settings.LOGIN_REDIRECT_URL)


def _redeemed(token: str) -> User | None:
    """Return the link's user, once: of two who come at the same time only one moves the moment."""
    try:
        user_id, last_sign_in = signing.loads(token, salt=_SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None or _last_sign_in(user) != last_sign_in:
        return None
    unchanged = User.objects.filter(pk=user.pk, last_login=user.last_login)
    return user if unchanged.update(last_login=clock.now()) else None


def _last_sign_in(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""


def _see_other(address: str) -> HttpResponse:
    response = redirect(resolve_url(address))
    response.status_code = 303
    return response
