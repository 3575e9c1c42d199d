"""`rooftree serve`"""

from typing import Annotated

import typer
from django.conf import settings
from django.utils.autoreload import run_with_reloader

from rooftree.ops import server
from rooftree.ops.commands.options import Data
from rooftree.ops.first_start import let_in, local_zone, prepare_first_page
from rooftree.ops.migrating import migrate_with_backup
from rooftree.ops.sample.load import load_sample
from rooftree.ops.sign_in_link import make_link
from rooftree.ops.statistics import refresh_statistics

Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]
Host = Annotated[
    str,
    typer.Option(
        help="Address to listen on; others than this machine's own are reachable by others."
    ),
]
Dev = Annotated[
    bool,
    typer.Option(
        "--dev", help="For working on Rooftree: shows errors, starts again when code changes."
    ),
]
Worker = Annotated[
    bool, typer.Option(help="Do jobs in this process too; off where `rooftree worker` runs.")
]
Sample = Annotated[
    bool, typer.Option("--sample", help="Add a workspace of a sample company to look around in.")
]


def serve(
    port: Port = 8642,
    host: Host = "127.0.0.1",
    data: Data = None,
    dev: Dev = False,
    worker: Worker = True,
    sample: Sample = False,
) -> None:
    """Serve Rooftree. The first start makes an owner; each prints a link to sign in once."""
    if dev:
        run_with_reloader(_serve, host, port, with_worker=worker, with_sample=sample)
    else:
        _serve(host, port, with_worker=worker, with_sample=sample)


def _serve(host: str, port: int, *, with_worker: bool, with_sample: bool) -> None:
    listener = server.bind(host, port)
    if host not in server.EVERYWHERE:
        settings.ALLOWED_HOSTS.append(f"[{host}]" if ":" in host else host)
    migrate_with_backup()
    server.collect_static_files()
    owner = prepare_first_page()
    if with_sample:
        let_in(owner, load_sample(local_zone()))
    refresh_statistics()
    site = server.address_of(listener)
    typer.echo(f"Rooftree is at {site}/")
    typer.echo("Sign in with this link; it works once, within an hour:")
    typer.echo(f"  {make_link(owner, site=site)}")
    typer.echo("Ctrl+C stops it.")
    server.serve_until_told(listener, with_worker=with_worker)
