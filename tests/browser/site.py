"""A school's own website that holds the widget, under a strict Content-Security-Policy."""

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>De school</title>
</head>
<body>
<main>
<h1>Basisschool De Regenboog</h1>
<p>Welkom op onze school. Hier staat nieuws over de klassen, de vakanties en het schoolfeest.</p>
{content}
</main>
</body>
</html>"""
WIDGET = (
    '<script type="module" src="{gateway}/widget.js"></script><protocol-chat{attributes}></protocol-chat>'
)
FRAME = '<iframe src="{gateway}/protocollen" title="Protocollen"></iframe>'


@contextmanager
def school_site(port: int, gateway: str) -> Iterator[str]:
    """The address of the site.

    The query of an address holds the attributes of the widget; /lijst shows a page of ours in a frame.
    """

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            given = "".join(
                f' {name}="{escape(values[0])}"' for name, values in parse_qs(address.query).items()
            )
            template = FRAME if address.path == "/lijst" else WIDGET
            content = template.format(gateway=gateway, attributes=given)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            policy = f"default-src 'none'; script-src {gateway}; connect-src {gateway}; frame-src {gateway}"
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(PAGE.format(content=content).encode())

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", port), Site) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.shutdown()
            thread.join()
