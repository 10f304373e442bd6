"""Errors as the AWS CLI tells them."""


class CallError(Exception):
    def __init__(self, name, message, code=254):
        super().__init__(message)
        self.name, self.message, self.code = name, message, code

    def text(self, words):
        if self.name in ("ParamValidation", "NoCredentials", "Connection"):
            return self.message
        operation = "".join(part.capitalize() for part in words[1].split("-"))
        return f"An error occurred ({self.name}) when calling the {operation} operation: {self.message}"


def validation(message):
    return CallError("ValidationError", message)
