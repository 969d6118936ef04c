"""The map of foreign errors is complete, and headers and bodies of any kind are read without a fault."""

from __future__ import annotations

import inspect
import ssl
import time
from email.utils import formatdate

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.scripted_server import ScriptedServer

from agent.errors import ConfigError, ModelBusy, ModelError, ModelUnavailable
from agent.model import http

ENDPOINT = http.Endpoint("http://h/v1#m", "http://h/v1/chat/completions")


def httpx_errors() -> list[type[Exception]]:
    roots = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
    return [kind for _, kind in inspect.getmembers(httpx, inspect.isclass) if issubclass(kind, roots)]


def test_the_list_of_httpx_errors_is_not_empty() -> None:
    assert len(httpx_errors()) > 20


@pytest.mark.parametrize("kind", httpx_errors())
def test_every_error_of_httpx_becomes_ours(kind: type[Exception]) -> None:
    leaf = not any(other is not kind and issubclass(other, kind) for other in httpx_errors())
    if not leaf:
        pytest.skip("only its subclasses are raised")
    request = httpx.Request("POST", "http://h/")
    if kind is httpx.HTTPStatusError:
        error: Exception = httpx.HTTPStatusError("m", request=request, response=httpx.Response(500))
    else:
        error = (
            kind()
            if issubclass(kind, httpx.StreamError) and not _takes_text(kind)
            else kind("why\nit failed")
        )
    ours = http.translated(ENDPOINT, error)
    assert isinstance(ours, ModelError)
    assert "\n" not in ours.message


def _takes_text(kind: type[Exception]) -> bool:
    return "message" in inspect.signature(kind).parameters


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:1", "socksio"),
        ("HTTPS_PROXY", "foo://me:secret@proxy", "proxy"),
        ("SSL_CERT_FILE", "/nonexistent.pem", "certificates"),
    ],
)
def test_an_environment_that_cannot_be_used_is_said(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigError) as found:
        http.make_pool()
    assert said in found.value.message
    assert "secret" not in found.value.in_one_line
    assert found.value.hint


async def test_no_proxy_stands_before_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with ScriptedServer(["by simp"]) as server:
        async with http.make_pool() as pool:
            assert (await pool.post(server.url + "/chat/completions", json={})).status_code == 200


def test_the_proxy_that_may_be_the_reason_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    ours = http.translated(ENDPOINT, httpx.ConnectError("refused"))
    assert "HTTP_PROXY is set" in ours.hint


def test_a_bad_certificate_is_not_retried() -> None:
    error = httpx.ConnectError("handshake")
    error.__cause__ = ssl.SSLCertVerificationError("self-signed certificate")
    ours = http.translated(ENDPOINT, error)
    assert isinstance(ours, ModelUnavailable)
    assert not ours.again


def test_retry_after_as_seconds_and_as_a_date() -> None:
    assert http.retry_after({"retry-after": "7"}) == 7.0
    assert http.retry_after({"retry-after": "-7"}) == 0.0
    assert http.retry_after({}) is None
    later = http.retry_after({"retry-after": formatdate(time.time() + 100, usegmt=True)})
    assert later is not None
    assert 90 < later <= 100


@given(st.text())
def test_any_retry_after_header_is_survived(raw: str) -> None:
    wait = http.retry_after({"retry-after": raw})
    assert wait is None or 0 <= wait < float("inf")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["error", "message", "detail"]), inner)
    ),
    max_leaves=8,
)


@given(st.integers(300, 599), st.text() | json_values.map(http.json.dumps))
def test_any_refusal_becomes_one_short_line(status: int, body: str) -> None:
    error = http.refusal(ENDPOINT, status, {}, body)
    assert f"HTTP {status}" in error.message
    assert "\n" not in error.message
    assert len(error.message) < 400
    assert not (isinstance(error, ModelBusy) and status < 400)
