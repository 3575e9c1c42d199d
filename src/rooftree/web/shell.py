"""What the layout prints around every page of a workspace: navigation, person, live stream."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rooftree.web.pieces import Toast


@dataclass(frozen=True)
class NavLink:
    """An entry of the navigation. `name` is what a page passes as `current`."""

    name: str
    text: str
    url: str
    icon: str
    hotkey: str = ""
    count: int = 0
    prefix: str = ""


@dataclass(frozen=True)
class Place:
    """A workspace or a space: its short name, its name, where it is."""

    key: str
    name: str
    url: str


@dataclass(frozen=True)
class Shell:
    """Everything that the layout `layouts/app.html` reads, as `shell`."""

    workspace: Place
    person: str
    email: str
    theme: str = "system"
    density: str = "comfortable"
    workspaces: tuple[Place, ...] = ()
    spaces: tuple[Place, ...] = ()
    current: str = ""
    findings: int = 0
    topics: tuple[str, ...] = ()
    after: int = 0
    toasts: tuple[Toast, ...] = ()
    may_write: bool = True
    may_administer: bool = False
    single_keys: bool = True

    @property
    def base(self) -> str:
        """Return the address under which everything of the workspace lies."""
        return f"/w/{self.workspace.key}"

    @property
    def live_url(self) -> str:
        """Return the address of the live stream, "" for a page that has none."""
        if not self.topics:
            return ""
        topics = "&".join(f"topic={topic}" for topic in self.topics)
        return f"{self.base}/live?{topics}&after={self.after}"

    @property
    def main_links(self) -> tuple[NavLink, ...]:
        """Return what concerns the person, then what concerns all work."""
        base = self.base
        return (
            NavLink("home", _("Home"), f"{base}/", "home", "g h"),
            NavLink("mine", _("Assigned to me"), f"{base}/mine", "mine", "g m"),
            NavLink("items", _("Items"), f"{base}/items", "list", "g i"),
            NavLink("findings", _("Findings"), f"{base}/findings", "finding", "g f", self.findings),
        )

    @property
    def product_links(self) -> tuple[NavLink, ...]:
        """Return what is for whom and why."""
        base = self.base
        return (
            NavLink("goals", _("Goals"), f"{base}/goals", "goal", "g o"),
            NavLink("products", _("Products"), f"{base}/products", "product"),
            NavLink("customers", _("Customers"), f"{base}/customers", "customer"),
            NavLink("feedback", _("Feedback"), f"{base}/feedback", "comment"),
            NavLink("releases", _("Releases"), f"{base}/releases", "release", "g r"),
        )

    @property
    def project_links(self) -> tuple[NavLink, ...]:
        """Return what is when and by whom."""
        base = self.base
        return (
            NavLink("plan", _("Plan"), f"{base}/plan", "plan", "g p"),
            NavLink("projects", _("Projects"), f"{base}/projects", "project"),
            NavLink("sprints", _("Sprints"), f"{base}/sprints", "sprint"),
        )

    @property
    def space_links(self) -> tuple[NavLink, ...]:
        """Return the boards of the spaces."""
        return tuple(
            NavLink(f"space:{space.key}", space.name, space.url, "board", prefix=space.key)
            for space in self.spaces
        )

    @property
    def foot_links(self) -> tuple[NavLink, ...]:
        """Return what is needed now and then."""
        base = self.base
        return (
            NavLink("people", _("People"), f"{base}/people", "people", "g e"),
            NavLink("imports", _("Imports"), f"{base}/imports", "import", "g t"),
            NavLink("bin", _("Bin"), f"{base}/bin", "bin", "g n"),
            NavLink("settings", _("Settings"), f"{base}/settings", "settings", "g s"),
        )
