"""Small feeds of issues, made on the spot."""

from rooftree.exchange.formats.jira.rss.reader import read

BASE = """
  <title>[AB-1] Dig</title><link>https://acme.example/jira/browse/AB-1</link>
  <project id="1" key="AB">Allotment</project><key id="10001">AB-1</key><summary>Dig</summary>
  <type id="3">Task</type><status id="1">Open</status>
"""


def feed(*items, head="", before="", after=""):
    """Return a feed of items, each given as what stands in it beside the needed elements."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    whole = f'{before}<rss version="0.92"><channel><title>Acme</title>{head}{inside}</channel></rss>{after}'
    return whole.encode()


def one(more="", **options):
    """Return the feed of one issue with something beside the needed elements."""
    return feed(BASE + more, **options)


def bundle_of(data, **options):
    return read(data, **options)


def field(name, *values, key="textfield", own="customfield_1"):
    """Return a custom field; the values are XML."""
    inside = "".join(f"<customfieldvalue>{value}</customfieldvalue>" for value in values)
    return (
        f'<customfields><customfield id="{own}" '
        f'key="com.atlassian.jira.plugin.system.customfieldtypes:{key}">'
        f"<customfieldname>{name}</customfieldname><customfieldvalues>{inside}</customfieldvalues>"
        "</customfield></customfields>"
    )
