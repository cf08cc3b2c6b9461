"""What the server adds to Streamlit: health, Plotly's file, security headers, compression, language of the page."""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qs

from plotly.offline import get_plotlyjs_version
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.errors import IndicatorsError
from indicators.settings import PACKAGE
from indicators.store import store
from indicators.text import languages
from indicators.ui.navigation import PAGES

PLOTLY = f"/charts/plotly-{get_plotlyjs_version()}.min.js"
"""Address of Plotly's own file; its version is in the name, so browsers may keep it for ever."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' blob:",  # Streamlit's components are modules from blobs
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
}


async def health(request: Request) -> Response:
    """200 with the edition in force, 503 where there is none that can be trusted."""
    try:
        edition = store().edition
    except IndicatorsError:
        return JSONResponse({"status": "no edition"}, status_code=503)
    return JSONResponse({"status": "ok", "edition": edition.name})


@cache
def _plotly() -> tuple[bytes, bytes]:
    content = (files("plotly") / "package_data" / "plotly.min.js").read_bytes()
    return content, gzip.compress(content, compresslevel=9)


async def plotly_file(request: Request) -> Response:
    """Plotly as its Python package ships it, compressed once."""
    plain, zipped = _plotly()
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(zipped, media_type="text/javascript", headers={**headers, "Content-Encoding": "gzip"})
    return Response(plain, media_type="text/javascript", headers=headers)


async def first_page(request: Request) -> Response:
    """The first page lives at “/”; its own name leads there."""
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


class SecurityHeaders:
    """Puts HEADERS on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_with_headers)


def language_of(scope: Scope) -> str:
    """The language that an address or else a browser asks for; the first known one, else English."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [])
    accepted = re.findall(r"[a-zA-Z]{2,3}", Headers(scope=scope).get("accept-language", ""))
    return next((each.lower() for each in [*asked, *accepted] if each.lower() in languages()), languages()[0])


class LanguageOfThePage:
    """Writes the language into the first HTML, and asks for Plotly's file with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        started: list[Message] = []
        body = bytearray()

        async def send_rewritten(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                started.append(message)
            elif not started:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    page = rewritten(bytes(body), language_of(scope), soon=scope["path"] != "/")
                    await _send_page(started[0], page, send)

        await self.app(scope, receive, send_rewritten)


def _is_page(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def rewritten(page: bytes, language: str, soon: bool) -> bytes:
    """The page with its language, the name of the product, and an early request for Plotly."""
    text = page.decode("utf-8")
    text = re.sub(r'<html lang="[a-z-]*"', f'<html lang="{language}"', text, count=1)
    text = text.replace("<title>Streamlit</title>", "<title>Gender equality indicators</title>", 1)
    early = "preload" if soon else "prefetch"  # the first page has no chart; the next one will
    return text.replace("</head>", f'<link rel="{early}" href="{PLOTLY}" as="script"></head>', 1).encode("utf-8")


async def _send_page(start: Message, page: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["content-length"] = str(len(page))
    for name in ("etag", "last-modified"):
        if name in headers:
            del headers[name]
    headers["cache-control"] = "no-cache"
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": page})


SCRIPT = str(PACKAGE / "ui" / "main.py")
ROUTES = [Route("/health", health), Route(PLOTLY, plotly_file), Route(f"/{PAGES[0].slug}", first_page)]
MIDDLEWARE = [
    Middleware(SecurityHeaders),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
    Middleware(LanguageOfThePage),
]
