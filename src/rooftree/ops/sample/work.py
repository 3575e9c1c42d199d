"""What Fernleaf is working on. Minutes are working time; days are counted from today."""

from rooftree.ops.sample.company import Work

HOUR, DAY = 60, 480

APP = (
    Work("wizard", "A plan in ten minutes", "feature", "In progress", ("amara",), {
        "owner": "amara", "goal": "plan", "priority": 3, "target": 30, "labels": ("Customer wish",),
        "description": "People with a new garden do not know where to begin. Ask three questions, then show a bed that could grow.\n\n- size and light\n- what they like to eat\n- how much time they have",
        "promise": ("Spring fair visitors", 9),
    }),
    Work("questions", "Three questions instead of a form", "story", "Done", ("mei",), {
        "parent": "wizard", "estimate": 3 * DAY, "worked": (-24, -19), "owner": "amara",
    }),
    Work("bed", "Suggest a first bed", "story", "In progress", ("mei",), {
        "parent": "wizard", "estimate": (4 * DAY, 6 * DAY, 11 * DAY), "worked": (-6, None), "owner": "amara", "labels": ("Web",),
        "description": "Companions first, then light. See #APP-2 for what we ask.",
        "checklist": ("Definition of a good bed", (("Nothing shaded by its neighbour", True), ("At most five kinds", True), ("Can be sown this month", False), ("Reads well on a phone", False))),
        "comments": (("amara", "Two of five testers wanted to swap a plant at once. Could the suggestion be editable from the start?", -5), ("mei", "Yes, if we keep the grid from the old editor. @rafael can you look at the cost?", -4)),
    }),
    Work("swap", "Swap a plant by dragging", "story", "To do", ("rafael",), {
        "parent": "wizard", "estimate": (2 * DAY, 4 * DAY, 8 * DAY), "after": ("bed",), "owner": "amara", "labels": ("Web", "Customer wish"),
    }),
    Work("tour", "Show the first plan to ten gardeners", "task", "To do", ("ilse",), {
        "parent": "wizard", "after": ("swap",), "estimate": 2 * DAY, "target": 14, "owner": "amara",
    }),
    Work("share", "Share a plan with a neighbour", "feature", "Ideas", ("amara",), {
        "goal": "plan", "labels": ("Customer wish",), "comments": (("priya", "Eleven people asked for this in the last month alone.", -14),),
    }),
    Work("frost", "Warn before the first frost", "feature", "To do", ("rafael", "mei"), {
        "goal": "cold", "owner": "ilse", "priority": 4, "target": 12, "estimate": 6 * DAY, "promise": ("Newsletter readers", 4),
        "description": "A message on the evening before, by place. The weather service sends probabilities; we need a sentence.",
    }),
    Work("weather", "Pick a weather service", "task", "In review", ("rafael",), {
        "before": ("frost",), "worked": (-9, None), "estimate": 3 * DAY,
        "comments": (("rafael", "The cheap one has no hourly data north of 60°.", -2),),
    }),
    Work("offline", "Open a plan without a connection", "story", "To do", (), {"labels": ("iPhone",), "goal": "plan"}),
    Work("crash", "The app closes when a photo is rotated", "bug", "In progress", ("jonas",), {
        "worked": (-3, None), "priority": 4, "labels": ("iPhone",), "estimate": 6 * HOUR,
    }),
    Work("slow", "The map takes eight seconds on old phones", "bug", "To do", ("jonas",), {"priority": 2, "labels": ("iPhone", "Debt")}),
    Work("upgrade", "Leave the old map library", "task", "To do", ("jonas",), {
        "estimate": (3 * DAY, 8 * DAY, 15 * DAY), "labels": ("Debt",), "before": ("slow",),
    }),
    Work("dark", "Dark colours for the evening", "story", "Ideas", (), {"labels": ("Customer wish",)}),
    Work("names", "Latin names beside the common ones", "story", "Done", ("mei",), {"estimate": 2 * DAY, "worked": (-40, -37)}),
    Work("units", "Metres or feet", "story", "Done", ("rafael",), {"worked": (-33, -31)}),
    Work("login", "Sign in with a link", "story", "Done", ("jonas",), {"worked": (-30, -24)}),
    Work("photo", "Photos of one's own beds", "story", "Done", ("mei",), {"worked": (-50, -41), "goal": "plan"}),
    Work("export", "Print a plan on one page", "story", "Done", ("rafael",), {"worked": (-22, -17), "goal": "plan"}),
    Work("spring", "Spring release", "milestone", "To do", ("amara",), {
        "after": ("tour", "frost"), "target": 33, "owner": "amara", "goal": "plan", "promise": ("App store feature", 33),
    }),
)  # fmt: skip

SHOP = (
    Work("express", "Parcels leave on the day of the order", "feature", "Doing", ("tom",), {
        "owner": "tom", "goal": "parcel", "priority": 3, "target": 40,
        "description": "Orders until noon leave the same day. The carrier comes at four.",
    }),
    Work("labels", "Print labels in batches", "story", "Doing", ("priya",), {
        "parent": "express", "worked": (-7, None), "estimate": 5 * DAY, "labels": ("Warehouse",), "owner": "tom",
        "checklist": ("Before it is done", (("Works with the old printer", False), ("Falls back to single labels", True))),
    }),
    Work("shelf", "Sort the shelves by how often they are picked", "task", "Next", ("tom",), {
        "parent": "express", "estimate": 3 * DAY, "labels": ("Warehouse",),
    }),
    Work("carrier", "Second carrier for the islands", "story", "Next", ("tom",), {
        "parent": "express", "after": ("labels",), "estimate": (5 * DAY, 9 * DAY, 20 * DAY), "owner": "tom", "promise": ("Island customers", 20),
    }),
    Work("invoice", "Invoices with the new tax rate", "story", "Next", ("priya",), {
        "priority": 4, "labels": ("Legal", "Payments"), "target": 18, "estimate": 3 * DAY, "owner": "priya", "promise": ("The tax office", 21),
    }),
    Work("refund", "Refund without a phone call", "story", "Next", ("priya",), {"labels": ("Payments",)}),
    Work("gift", "Gift vouchers", "feature", "Someday", (), {"goal": "cold", "labels": ("Customer wish",)}),
    Work("stock", "Show when something is back in stock", "story", "Doing", ("priya",), {"worked": (-15, None)}),
    Work("wallet", "Pay by phone", "story", "Shipped", ("priya",), {"worked": (-60, -48), "labels": ("Payments",)}),
    Work("boxes", "Boxes without plastic", "task", "Shipped", ("tom",), {"worked": (-44, -34), "labels": ("Warehouse",)}),
    Work("track", "A tracking link in the mail", "story", "Shipped", ("priya",), {"worked": (-29, -22), "goal": "parcel"}),
    Work("hours", "Opening hours on the map", "task", "Shipped", ("ilse",), {"worked": (-12, -11)}),
    Work("store", "A store in the city", "initiative", "Dropped", ("tom",), {}),
)  # fmt: skip

WORK = {"APP": APP, "SHOP": SHOP}
