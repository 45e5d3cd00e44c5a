"""The command line: prints and exits, decides nothing.

Modules: `app` gathers the commands, `deployment` (init, serve), `exchange` (import, export), `questions`
(instruments, status, outstanding), `record`, `report`, `verify`; `arguments` reads what is typed, `output` prints.
"""


def main() -> None:
    """The entry point of the `tracker` command."""
    from tracker.cli.app import run

    run()
