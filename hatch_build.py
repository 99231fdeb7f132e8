"""Build hook: puts gazetteers/ into the wheel as pipeline/gazetteers."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Gazetteers(BuildHookInterface):  # type: ignore[type-arg]  # generic only in its newest release
    """An editable install reads gazetteers/ from the checkout, so only a real wheel gets a copy."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folder unless `version` is "editable", where a copy would go stale."""
        if version == "standard":
            build_data["force_include"]["gazetteers"] = "pipeline/gazetteers"
