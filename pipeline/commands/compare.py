"""`jihua compare`: who does what, office by office."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.exits import ExitCode
from pipeline.commands.options import DatasetArgument, Lang, LangOption, OutOption


def compare(
    dataset: DatasetArgument,
    out: OutOption,
    links: Annotated[
        Path | None,
        typer.Option(
            "--links",
            exists=True,
            dir_okay=False,
            help="人工判定的配對，預設為輸出資料夾的 links.csv pairs that people decided (default: links.csv in --out)",
        ),
    ] = None,
    lang: LangOption = Lang.ZH,
) -> None:
    """比較各機關的措施與指標。Compare measures and KPIs across offices."""
    from pipeline.align.dataset import DatasetError
    from pipeline.align.links import LinksError
    from pipeline.commands.console import say
    from pipeline.compare.write import LINKS_FILE, compare_dataset

    try:
        found = compare_dataset(dataset, out, links)
    except LinksError as error:
        name = links or out / LINKS_FILE
        say(lang, f"{name} 第 {error.line} 行：{error.message}", f"{name}, {error}")
        raise typer.Exit(ExitCode.USAGE) from error
    except DatasetError as error:
        say(lang, f"讀不到資料集：{error}", str(error))
        raise typer.Exit(ExitCode.NOTHING_READ) from error
    shared = sum(len(cluster.offices) > 1 for cluster in found.clusters)
    rows = sum(len(cluster.members) for cluster in found.clusters)
    say(
        lang,
        f"{found.documents} 份計畫、{len(found.offices)} 個機關、{rows} 列措施與指標，歸成 {len(found.clusters)} 項，"
        f"其中 {shared} 項不只一個機關有；採用人工判定 {found.links} 筆。已寫入 {out}",
        f"{found.documents} plans of {len(found.offices)} offices, {rows} measures and KPIs in {len(found.clusters)} "
        f"clusters, {shared} of them in more than one office; {found.links} decisions of people followed. Wrote {out}",
    )
