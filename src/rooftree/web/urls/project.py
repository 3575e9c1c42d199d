"""Projects and sprints."""

from rooftree.web.views.project.projects import PROJECT
from rooftree.web.views.project.sprints import SPRINT
from rooftree.web.views.things import routes_of

routes = [*routes_of(PROJECT), *routes_of(SPRINT)]
