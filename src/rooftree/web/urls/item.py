"""An item and everything that hangs on it. Stands after items/new and items/changes."""

from rooftree.web.forms.item_groups import GROUPS
from rooftree.web.routing import place
from rooftree.web.views.item import (
    attachments,
    belonging,
    checklists,
    choices,
    columns,
    comments,
    commitments,
    deeds,
    entries,
    fields,
    page,
    parts,
    ties,
    time,
    whereabouts,
    why,
)

HERE = "items/<str:key>"

routes = [
    place(HERE, name="item", GET=page.item),
    *(
        place(f"{HERE}/{group.slug}", name=f"item-{group.slug}", **columns.views_of(group))
        for group in GROUPS
    ),
    place(f"{HERE}/why", name="item-why", GET=why.why),
    place(f"{HERE}/status", name="item-status", POST=deeds.status),
    place(f"{HERE}/priority", name="item-priority", POST=deeds.priority),
    place(f"{HERE}/privacy", name="item-privacy", POST=deeds.privacy),
    place(f"{HERE}/closure", name="item-closure", POST=deeds.closure),
    place(f"{HERE}/deletion", name="item-deletion", POST=whereabouts.delete),
    place(f"{HERE}/space", name="item-space", GET=whereabouts.space, POST=whereabouts.rehome),
    place(
        f"{HERE}/assignees",
        name="item-assignees",
        GET=choices.assignees,
        POST=choices.set_assignees,
    ),
    place(f"{HERE}/labels", name="item-labels", GET=choices.labels, POST=choices.put_labels),
    place(f"{HERE}/goals", name="item-goals", GET=choices.goals, POST=choices.serve_goals),
    place(
        f"{HERE}/components",
        name="item-components",
        GET=belonging.components,
        POST=belonging.put_components,
    ),
    place(f"{HERE}/releases", name="item-releases", **belonging.views_of("fix", "releases")),
    place(f"{HERE}/affected", name="item-affected", **belonging.views_of("affects", "affected")),
    place(
        f"{HERE}/delivery",
        name="item-delivery",
        GET=belonging.delivery,
        POST=belonging.put_delivery,
    ),
    place(f"{HERE}/watching", name="item-watching", POST=deeds.watching),
    place(f"{HERE}/vote", name="item-vote", POST=deeds.vote),
    place(f"{HERE}/time", name="time-entries", GET=time.new_form, POST=time.add),
    place(f"{HERE}/time/<int:pk>", name="time-entry", GET=time.form, POST=time.correct),
    place(f"{HERE}/time/<int:pk>/deletion", name="time-entry-deletion", POST=time.delete),
    place(f"{HERE}/fields", name="item-fields", GET=fields.form, POST=fields.fill),
    place(f"{HERE}/parts", name="item-parts", GET=parts.form, POST=parts.add),
    place(f"{HERE}/comments", name="comments", POST=comments.add),
    place(f"{HERE}/comments/<int:pk>", name="comment", GET=comments.form, POST=comments.edit),
    place(f"{HERE}/comments/<int:pk>/deletion", name="comment-deletion", POST=comments.delete),
    place(f"{HERE}/checklists", name="checklists", GET=checklists.new_form, POST=checklists.add),
    place(
        f"{HERE}/checklists/<int:pk>",
        name="checklist",
        GET=checklists.form,
        POST=checklists.rename,
    ),
    place(
        f"{HERE}/checklists/<int:pk>/deletion", name="checklist-deletion", POST=checklists.delete
    ),
    place(f"{HERE}/checklists/<int:pk>/check-items", name="check-items", POST=checklists.add_one),
    place(f"{HERE}/check-items/<int:pk>", name="check-item", GET=entries.form, POST=entries.edit),
    place(f"{HERE}/check-items/<int:pk>/tick", name="check-item-tick", POST=entries.tick),
    place(f"{HERE}/check-items/<int:pk>/place", name="check-item-place", POST=entries.move),
    place(f"{HERE}/check-items/<int:pk>/deletion", name="check-item-deletion", POST=entries.delete),
    place(f"{HERE}/dependencies", name="dependencies", GET=ties.new_dependency, POST=ties.depend),
    place(f"{HERE}/dependencies/<int:pk>", name="dependency", GET=ties.dependency, POST=ties.edit),
    place(f"{HERE}/dependencies/<int:pk>/deletion", name="dependency-deletion", POST=ties.free),
    place(f"{HERE}/links", name="links", GET=ties.new_link, POST=ties.link),
    place(f"{HERE}/links/<int:pk>/deletion", name="link-deletion", POST=ties.unlink),
    place(f"{HERE}/attachments", name="attachments", GET=attachments.form, POST=attachments.attach),
    place(f"{HERE}/uploads", name="uploads", POST=attachments.upload),
    place(f"{HERE}/attachments/<int:pk>", name="attachment", GET=attachments.download),
    place(f"{HERE}/attachments/<int:pk>/image", name="attachment-image", GET=attachments.image),
    place(
        f"{HERE}/attachments/<int:pk>/deletion",
        name="attachment-deletion",
        POST=attachments.delete,
    ),
    place(
        f"{HERE}/commitments",
        name="commitments",
        GET=commitments.new_form,
        POST=commitments.make,
    ),
    place(
        f"{HERE}/commitments/<int:pk>",
        name="commitment",
        GET=commitments.form,
        POST=commitments.edit,
    ),
    place(f"{HERE}/commitments/<int:pk>/state", name="commitment-state", POST=commitments.settle),
]
