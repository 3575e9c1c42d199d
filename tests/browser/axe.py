"""Lets axe-core look at a page, light and wide, dark and narrow."""

STOP_REFRESHES = "document.querySelector('turbo-stream-source')?.remove()"
IS_AT_REST = "!document.documentElement.ariaBusy"  # which Turbo sets while a page is on its way
LOOK = """() => axe.run({ resultTypes: ["violations"] })"""
SERIOUS = {"serious", "critical"}
LOOKS = (("light", {"width": 1440, "height": 900}), ("dark", {"width": 390, "height": 844}))


def faults_of(visitor, axe):
    """Return what the browser and axe-core (its source) find wrong with a visitor's page.

    The visitor's complaints end here: axe-core itself tries styles that the content policy refuses.
    """
    found = {"console": visitor.complaints} if visitor.complaints else {}
    visitor.stop_listening()
    visitor.page.evaluate(STOP_REFRESHES)
    visitor.until(IS_AT_REST)
    visitor.page.evaluate(axe)
    for scheme, window in LOOKS:
        visitor.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        visitor.page.set_viewport_size(window)
        if lines := _serious(visitor.page.evaluate(LOOK)["violations"]):
            found[f"{scheme}, {window['width']}"] = lines
    visitor.page.set_viewport_size(LOOKS[0][1])
    return found


def _serious(violations):
    return [
        f"{fault['id']}: {node['html'][:300]} – {node['failureSummary']}"
        for fault in violations
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
