"""One POST to a model server.

Responsibilities, and nothing else: one pool of connections, a deadline for the whole call, bounded bodies, no
redirects (a key must not follow one), no key in any text, and the one place where the errors of httpx and the
statuses of servers become ours.  Nothing is retried here (`agent.model.retry`).
"""

from __future__ import annotations

import asyncio
import email.utils
import json
import re
import ssl
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import httpx

from agent.errors import ConfigError, ModelAnswerError, ModelBusy, ModelError, ModelUnavailable, PromptTooLong

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from agent.config import ApiKey

    Events = AsyncIterator[dict[str, Any]]

T = TypeVar("T")

MAX_BODY = 32 << 20  # bytes; the longest answers are some hundred thousand tokens
_CONNECT_SECONDS = 20.0
_THIS_MACHINE = ("all://localhost", "all://127.0.0.1", "all://[::1]")
_MAX_MESSAGE = 300
_LINE_END = re.compile(rb"\r\n|\n|\r(?=[^\n])")  # a \r at the end of a chunk may have its \n in the next


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to POST, and how to say who we are.

    `name` is the model's SPEC for messages; `key` goes into `key_header`, after `key_prefix`; `key_variable`
    is the environment variable that a hint may name; `timeout` is seconds for one call, from the first byte
    sent to the last received.
    """

    name: str
    url: str
    key: ApiKey | None = None
    key_header: str = "authorization"
    key_prefix: str = "Bearer "
    key_variable: str = "LEANLOOP_API_KEY"
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 900.0

    def scrub(self, text: str) -> str:
        """`text` without our key, which servers like to quote."""
        return self.key.scrub(text) if self.key is not None else text


@dataclass(slots=True)
class Tally:
    """What is known of one call while it is under way, for whoever has to pay for it.

    `sent`: the server may have seen it.  `refused`: it answered with a status for which nothing is charged.
    `streamed`: tokens received so far, None unless the answer came as a stream.
    """

    sent: bool = False
    refused: bool = False
    streamed: int | None = None


def make_pool() -> httpx.AsyncClient:
    """The one pool that all models share.  Close it with `aclose()`.

    Proxies and certificates are those of the environment; no proxy stands before this machine itself.  Raises
    ConfigError where the environment names a proxy or certificates that cannot be used.
    """
    try:
        return httpx.AsyncClient(
            timeout=httpx.Timeout(None, connect=_CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=64, keepalive_expiry=30.0),
            follow_redirects=False,
            headers={"user-agent": "leanloop"},
            mounts=dict.fromkeys(_THIS_MACHINE),
        )
    except ImportError:
        raise ConfigError(
            "a SOCKS proxy is set in the environment, and the package socksio is not installed",
            hint="pip install 'httpx[socks]', or unset ALL_PROXY and its like",
        ) from None
    except (ValueError, httpx.InvalidURL) as e:
        said = re.sub(r"//[^/@\s]*@", "//", str(e))  # a proxy's address may hold a password
        raise ConfigError(
            f"the proxy of the environment cannot be used: {said}",
            hint="check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY",
        ) from None
    except OSError as e:
        raise ConfigError(
            f"the certificates of the environment cannot be read: {e.strerror or e}",
            hint="check SSL_CERT_FILE and SSL_CERT_DIR",
        ) from None


async def post(
    client: httpx.AsyncClient,
    endpoint: Endpoint,
    body: Mapping[str, Any],
    read: Callable[[httpx.Response], Awaitable[T]],
    tally: Tally,
) -> T:
    """POST `body` as JSON and give a 200 to `read`, whose time counts too.  Raises ModelError."""
    headers = dict(endpoint.headers)
    if endpoint.key is not None:
        headers[endpoint.key_header] = endpoint.key_prefix + endpoint.key.reveal()
    try:
        async with asyncio.timeout(endpoint.timeout):
            tally.sent = True
            async with client.stream("POST", endpoint.url, json=body, headers=headers) as response:
                if response.status_code != httpx.codes.OK:
                    tally.refused = True
                    text = await read_text(endpoint, response, limit=1 << 20)
                    raise refusal(endpoint, response.status_code, response.headers, text)
                return await read(response)
    except TimeoutError:
        late = ModelBusy(f"{endpoint.name} did not answer within {endpoint.timeout:g} s", again=True)
        raise late from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as e:
        if isinstance(e, _NEVER_SENT):
            tally.sent = False
        raise translated(endpoint, e) from None


# ---------------------------------------------------------------------------------------- reading
async def read_text(endpoint: Endpoint, response: httpx.Response, limit: int = MAX_BODY) -> str:
    """The whole body as text, without our key.  Raises ModelAnswerError above `limit` bytes."""
    kept = bytearray()
    async for chunk in response.aiter_bytes():
        kept += chunk
        if len(kept) > limit:
            raise ModelAnswerError(f"{endpoint.name} answered with more than {limit >> 20} MiB")
    return endpoint.scrub(kept.decode("utf-8", "replace"))


async def read_object(endpoint: Endpoint, response: httpx.Response) -> dict[str, Any]:
    """The body as a JSON object.  Raises ModelAnswerError for anything else: a web page, half an object."""
    return as_object(endpoint, await read_text(endpoint, response))


def as_object(endpoint: Endpoint, text: str) -> dict[str, Any]:
    """`text` as a JSON object.  Raises ModelAnswerError."""
    if (value := _object(text)) is not None:
        return value
    raise _no_object(endpoint, text)


def _object(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _no_object(endpoint: Endpoint, text: str) -> ModelAnswerError:
    what = "a web page" if _looks_like_html(text) else "something that is not a JSON object"
    return ModelAnswerError(
        f"{endpoint.name} answered with {what}: {_one_line(text)!r}",
        hint=f"is {_host(endpoint)} the address of an API?",
        again=True,
    )


async def read_events(endpoint: Endpoint, response: httpx.Response) -> Events:
    """The JSON objects of server-sent events; the last is `{"done": true}` when the server said `[DONE]`.

    The `data:` lines of an event are one text (WHATWG HTML, 9.2.6).  It is given out as soon as it is an object: many
    servers put no blank line behind an event, and what is left at the end was broken off.
    """
    data = ""
    async for line in _lines(endpoint, response):
        if line.startswith("data:"):
            data = f"{data}\n{line[5:]}" if data else line[5:]
            if data.strip() == "[DONE]":
                yield {"done": True}
                return
            if data.rstrip().endswith("}") and (event := _object(data)) is not None:
                data = ""
                yield event
        elif not line and data.strip():
            raise _no_object(endpoint, data)
        elif not line:
            data = ""


async def _lines(endpoint: Endpoint, response: httpx.Response) -> AsyncIterator[str]:
    """The lines of a stream, without our key; they end as the server likes, the last one at the stream's end."""
    size, buffer = 0, bytearray()
    async for chunk in response.aiter_bytes():
        size += len(chunk)
        if size > 4 * MAX_BODY:  # each token comes in an envelope of some hundred bytes
            raise ModelAnswerError(f"{endpoint.name} streams without end")
        buffer += chunk
        if b"\n" in chunk or b"\r" in chunk:
            *lines, rest = _LINE_END.split(buffer)
            buffer = bytearray(rest)
            for line in lines:
                yield endpoint.scrub(line.decode("utf-8", "replace"))
    yield endpoint.scrub(buffer.decode("utf-8", "replace"))


# ---------------------------------------------------------------------------------------- foreign errors
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
    httpx.LocalProtocolError,
)

# What each error of httpx is for us, and in words.  A test holds this against httpx's own tree.
FOREIGN: dict[type[Exception], tuple[type[ModelError], str]] = {
    httpx.ConnectError: (ModelBusy, "cannot be reached"),
    httpx.ConnectTimeout: (ModelBusy, "cannot be reached"),
    httpx.PoolTimeout: (ModelBusy, "has no free connection"),
    httpx.ReadTimeout: (ModelBusy, "fell silent"),
    httpx.WriteTimeout: (ModelBusy, "does not take the request"),
    httpx.ReadError: (ModelBusy, "broke the connection"),
    httpx.WriteError: (ModelBusy, "broke the connection"),
    httpx.CloseError: (ModelBusy, "broke the connection"),
    httpx.RemoteProtocolError: (ModelBusy, "broke off in the middle of its answer"),
    httpx.ProxyError: (ModelBusy, "is behind a proxy that refuses"),
    httpx.DecodingError: (ModelAnswerError, "sent a body that does not decompress"),
    httpx.StreamError: (ModelAnswerError, "sent a body that cannot be read"),
    httpx.LocalProtocolError: (ModelUnavailable, "cannot be asked that way"),
    httpx.UnsupportedProtocol: (ModelUnavailable, "has an address that is neither http nor https"),
    httpx.InvalidURL: (ModelUnavailable, "has an address that is no URL"),
    httpx.TooManyRedirects: (ModelUnavailable, "redirects without end"),
    httpx.HTTPStatusError: (ModelBusy, "answered with an error"),
}


def translated(endpoint: Endpoint, error: Exception) -> ModelError:
    """Our error for one of httpx."""
    ours, words = next(FOREIGN[kind] for kind in type(error).__mro__ if kind in FOREIGN)
    detail = endpoint.scrub(_one_line(str(error)))
    message = f"{endpoint.name} {words}" + (f": {detail}" if detail else "")
    if _is_certificate_error(error):
        hint = "the server's certificate is not trusted; SSL_CERT_FILE can name your own authority's"
        return ModelUnavailable(message, hint=hint)
    hint = f"is a server running at {_host(endpoint)}?" if isinstance(error, _NEVER_SENT) else ""
    if hint and (proxy := _proxy_variable(endpoint)):
        hint = f"{proxy} is set: does that proxy run, and may it be used for {_host(endpoint)}?"
    return ours(message, hint=hint, again=ours is not ModelUnavailable)


def _proxy_variable(endpoint: Endpoint) -> str:
    """The variable that puts a proxy before this address; empty where there is none."""
    parts = urlsplit(endpoint.url)
    host = parts.hostname or ""
    if host in {"localhost", "127.0.0.1", "::1"} or urllib.request.proxy_bypass(host):
        return ""
    return next((f"{k.upper()}_PROXY" for k in (parts.scheme, "all") if k in urllib.request.getproxies()), "")


def _is_certificate_error(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


# ---------------------------------------------------------------------------------------- statuses
_OVERFLOW = re.compile(
    r"context[ _-]?(length|size|window)|prompt is too long|input is too long|too many (input )?tokens"
    r"|maximum (context|prompt|input) (length|tokens)|exceeds? the (available|maximum|model's?) context",
    re.IGNORECASE,
)
_NO_CREDIT = re.compile(r"credit balance is too low|insufficient (credit|balance|funds)", re.IGNORECASE)
_WRONG_ADDRESS = {405, 406, 415, 421, 426}


def refusal(endpoint: Endpoint, status: int, headers: Mapping[str, str], text: str) -> ModelError:
    """Our error for an answer with a status other than 200."""
    said = _one_line(error_message(text))
    message = f"{endpoint.name}: HTTP {status}" + (f": {said}" if said else "")
    if status == 400 and _NO_CREDIT.search(said):  # Anthropic's words for it
        status = 402
    if 300 <= status < 400:
        target = _one_line(headers.get("location", "elsewhere"))
        hint = f"the server redirects to {target}; put the final address into the SPEC or base_url"
        return ModelUnavailable(message, hint=hint, status=status)
    if status in {400, 413, 422, 500} and _OVERFLOW.search(said):
        hint = "set context_window of this model in leanloop.toml"
        return PromptTooLong(message, hint=hint, status=status)
    if status in _GONE_HINTS or status in _WRONG_ADDRESS or (status == 429 and _out_of_quota(text)):
        hint = _GONE_HINTS.get(status, "the account is out of quota, or the address is not that of an API")
        return ModelUnavailable(message, hint=hint.format(variable=endpoint.key_variable), status=status)
    if status in {408, 409, 425, 429} or status >= 500:
        wait = retry_after(headers)
        hint = f"it asks to wait {wait:.0f} s" if wait else ""
        return ModelBusy(message, hint=hint, again=True, retry_after=wait, status=status)
    hint = f'compare [models."{endpoint.name}"] in leanloop.toml with what the server takes'
    return ModelAnswerError(message, hint=hint, status=status)


_GONE_HINTS = {
    401: "is {variable} set, and right?",
    402: "the account is out of credit",
    403: "this key may not use this model (or {variable} is not set)",
    404: "models get retired: is the name right, and the address?",
    410: "the model was retired; give another --model",
}


def _out_of_quota(text: str) -> bool:
    """Whether a 429 means that no money is left, which waiting does not mend."""
    error = _error_object(text)
    code = f"{error.get('code', '')} {error.get('type', '')}"
    return "insufficient_quota" in code or "billing" in code or "credit" in code


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait, from a Retry-After header with a number or a date; None if there is none."""
    raw = headers.get("retry-after", "").strip()
    if not raw:
        return None
    try:
        seconds = float(raw)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(raw).timestamp() - time.time()
        except (ValueError, OverflowError):
            return None
    return max(0.0, seconds) if seconds < float("inf") else None


def error_message(text: str) -> str:
    """What an error body says, in the shapes that servers use; the text of a web page without its marks."""
    error = _error_object(text)
    for key in ("message", "detail", "msg", "error"):
        value = error.get(key)
        if isinstance(value, str) and value:
            return value
        if value:
            return json.dumps(value, ensure_ascii=False)
    if _looks_like_html(text):
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", text)
    return text


def _error_object(text: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict) and isinstance(value.get("error"), dict):
        value = value["error"]
    return value if isinstance(value, dict) else {}


def _looks_like_html(text: str) -> bool:
    return text.lstrip()[:15].lower().startswith(("<!doctype", "<html"))


def _one_line(text: str) -> str:
    line = " ".join(text[: 20 * _MAX_MESSAGE].split())
    line = "".join(c for c in line if c.isprintable())
    return line if len(line) <= _MAX_MESSAGE else line[: _MAX_MESSAGE - 1] + "…"


def _host(endpoint: Endpoint) -> str:
    return endpoint.url.split("?", 1)[0]
