"""Both trees: up, down, up, and no difference to the models; enum choices are what the code knows."""

import re
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Enum, MetaData, inspect

from kiosk_app.paths import migrations
from kiosk_app.store import counter_schema, schema
from kiosk_app.store.engine import KEY_BYTES, connect, joining_engine
from kiosk_app.store.upgrade import HEADS

TREES = {"station": schema.Base.metadata, "counter": counter_schema.Base.metadata}
INI = Path(migrations("station")).parent / "alembic.ini"


def config_of(tree: str, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations(tree)))
    config.attributes["connection"] = connection
    return config


def objects(connection: Any) -> set[tuple[str, str]]:
    found = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(kind, name) for kind, name in found if name != "alembic_version"}


@pytest.mark.parametrize("tree", TREES)
def test_up_down_up_and_the_models_agree(tree: str, tmp_path: Path) -> None:
    raw = connect(tmp_path / "scratch.db", bytes(KEY_BYTES))
    with joining_engine(raw).connect() as connection:
        config = config_of(tree, connection)
        command.upgrade(config, "head")
        first = objects(raw)
        command.downgrade(config, "base")
        assert objects(raw) == set()
        command.upgrade(config, "head")
        assert objects(raw) == first
        metadata: MetaData = TREES[tree]
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    raw.close()


@pytest.mark.parametrize("tree", TREES)
def test_choices_in_the_schema_are_the_codes_of_the_domain(tree: str) -> None:
    raw = connect(":memory:", bytes(KEY_BYTES))
    with joining_engine(raw).connect() as connection:
        command.upgrade(config_of(tree, connection), "head")
        checked = 0
        for table in TREES[tree].sorted_tables:
            rules = " ".join(rule["sqltext"] for rule in inspect(connection).get_check_constraints(table.name))
            for column in table.columns:
                if isinstance(column.type, Enum):
                    found = re.search(rf"\b{column.name} IN \(([^)]*)\)", rules)
                    assert found, (table.name, column.name)
                    assert set(re.findall(r"'([^']*)'", found[1])) == set(column.type.enums)
                    checked += 1
        assert checked
    raw.close()


@pytest.mark.parametrize("tree", TREES)
def test_alembic_check_works_for_a_developer_without_any_store(tree: str) -> None:
    config = Config(str(INI), ini_section=tree)
    command.check(config)
    assert ScriptDirectory.from_config(config).get_current_head() == HEADS[tree]
