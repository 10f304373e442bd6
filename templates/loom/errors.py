"""What can go wrong when one service calls another; each says which service, and whether the call may have had an effect."""


class ServiceError(Exception):
    """Base of all; `effect_possible` is false when the service certainly did not run."""

    effect_possible = True

    def __init__(self, service: str, message: str):
        super().__init__(f"{service}: {message}")
        self.service = service


class NotConfigured(ServiceError):
    """The environment names no function, or the function is not there, or may not be called."""

    effect_possible = False


class Unreachable(ServiceError):
    """No connection to Lambda, or Lambda itself failed."""


class Throttled(ServiceError):
    """Too many at once; the service did not run."""

    effect_possible = False


class TimedOut(ServiceError):
    """No answer in time; the service may still be at work."""


class TooLarge(ServiceError):
    """The request is over Lambda's 6 MB."""

    effect_possible = False


class Failed(ServiceError):
    """The service's function raised an error, ran out of time or memory, or answered what is no answer."""


class Refused(ServiceError):
    """The service answered with another status than 2xx; the answer is there to look at."""

    def __init__(self, service: str, method: str, path: str, answer):
        super().__init__(service, f"{method} {path} answered {answer.status}")
        self.answer = answer
        self.status = answer.status
