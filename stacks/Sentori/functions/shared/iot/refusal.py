"""An answer that is no success, raised wherever it is found out."""


class Refusal(Exception):
    """Says with which status a request is refused, and why: `code` for programs, the message for people."""

    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status = status
        self.code = code


def invalid(message: str) -> Refusal:
    return Refusal(400, "invalid", message)
