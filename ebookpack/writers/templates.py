"""Pages that no manuscript holds, title page and imprint, from the theme's Jinja2 templates."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, StrictUndefined

from ebookpack.core.edition import Edition


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def render_template(edition: Edition, name: str, **values: object) -> str:
    """XHTML fragment of a template of the edition's theme.

    Templates see `metadata` (core.book.Metadata), `theme`, `version` and the values given here;
    text is escaped. Raises KeyError for a template that the theme does not have.
    """
    source = edition.theme.templates[name]
    template = _environment().from_string(source)
    return template.render(
        metadata=edition.book.metadata, theme=edition.theme, version=edition.version, **values
    ).strip()
