"""The pages of allauth that are open here.

What is not named stays shut, whatever a newer allauth brings: nobody changes their own address, for
accounts and placeholders are known by the one to which an invitation went.
"""

from allauth.account import urls as allauth_urls

OPEN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}

urlpatterns = [page for page in allauth_urls.urlpatterns if page.name in OPEN]
