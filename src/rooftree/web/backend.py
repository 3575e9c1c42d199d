"""Our pages' templates as one of Django's template engines; settings name it."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.backends.jinja2 import Jinja2, Template
from django.utils.safestring import SafeString

from rooftree.web.reader import printing
from rooftree.web.stand_ins import FORM_TOKEN


class Templates(Jinja2):
    """Django's engine for Jinja, whose pages mask their form token once, not at each form."""

    def get_template(self, template_name: str) -> "_Template":
        """Return a template."""
        return _Template(super().get_template(template_name).template, self)


class _Template(Template):
    def render(
        self, context: dict[str, Any] | None = None, request: HttpRequest | None = None
    ) -> SafeString:
        """Print a page; one without a request has forms that nobody can send."""
        with printing():
            printed = self.template.render({**(context or {}), "request": request})
        if FORM_TOKEN in printed:
            token = get_token(request) if request is not None else ""
            printed = printed.replace(FORM_TOKEN, token)
        return SafeString(printed)
