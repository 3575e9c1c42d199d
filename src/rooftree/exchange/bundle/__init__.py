"""The neutral form between other tools' files and Rooftree. Knows neither Django nor any format.

Things refer to each other by source id, and every reference resolves inside its bundle. Collections
may be iterated any number of times but not indexed, so that a reader of large files can keep them
on disk; the order within a collection is the order in which to show and to load.
"""

from rooftree.exchange.bundle.index import (
    OF_ITEMS,
    Hanging,
    Index,
)
from rooftree.exchange.bundle.places import (
    Category,
    CategoryBasis,
    Component,
    Field,
    FieldType,
    ItemType,
    Label,
    MemberRole,
    Option,
    Release,
    Space,
    SpaceMember,
    Sprint,
    SprintState,
    Status,
)
from rooftree.exchange.bundle.texts import (
    NO_TEXT,
    Person,
    Text,
)
from rooftree.exchange.bundle.whole import (
    KINDS,
    OPTIONAL,
    USUAL,
    Bundle,
    Source,
)
from rooftree.exchange.bundle.work import (
    Attachment,
    CheckItem,
    Checklist,
    Comment,
    Event,
    FieldValue,
    Item,
    Link,
    LinkKind,
    SubjectKind,
    TimeEntry,
)

__all__ = [
    "KINDS",
    "NO_TEXT",
    "OF_ITEMS",
    "OPTIONAL",
    "USUAL",
    "Attachment",
    "Bundle",
    "Category",
    "CategoryBasis",
    "CheckItem",
    "Checklist",
    "Comment",
    "Component",
    "Event",
    "Field",
    "FieldType",
    "FieldValue",
    "Hanging",
    "Index",
    "Item",
    "ItemType",
    "Label",
    "Link",
    "LinkKind",
    "MemberRole",
    "Option",
    "Person",
    "Release",
    "Source",
    "Space",
    "SpaceMember",
    "Sprint",
    "SprintState",
    "Status",
    "SubjectKind",
    "Text",
    "TimeEntry",
]
