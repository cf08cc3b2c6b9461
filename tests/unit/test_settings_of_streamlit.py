"""Settings that the product leans on and that a new Streamlit could drop without a word."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"


def written() -> dict[str, dict[str, object]]:
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))


@pytest.mark.parametrize("section", ["server", "browser", "client", "runner"])
def test_every_setting_is_one_that_streamlit_knows(section: str):
    known = {name for name in config._config_options_template if name.startswith(f"{section}.")}
    assert {f"{section}.{name}" for name in written()[section]} <= known


def test_what_protects_readers_is_set():
    settings = written()
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["runner"]["postScriptGC"] is False
