"""The AWS CLI, loaded once: a process that has it ready forks for each call, which then takes a fifth of the time.

    python warm_cli.py SOCKET            serves, until its standard input closes (the CLI's own Python)
    python warm_cli.py SOCKET WORD...    calls, in the place of `aws WORD...` (any Python)
"""

import array
import json
import os
import select
import signal
import socket
import sys

SERVICES = ["cloudformation", "cloudfront", "ecr", "ecs", "lambda", "s3", "sts"]


def serve(path):
    from awscli import clidriver

    driver = clidriver.create_clidriver()
    for service in SERVICES:
        driver.session.get_service_model(service)
    driver.session.get_data("endpoints")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen(16)
        while sys.stdin not in select.select([server, sys.stdin], [], [])[0]:
            connection, _ = server.accept()
            if os.fork() == 0:
                server.close()
                answer(connection, driver)
            connection.close()


def answer(connection, driver):
    """One call, in a process of its own: with the caller's folder, environment and streams."""
    code = 255
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        request, descriptors, _, _ = socket.recv_fds(connection, 1 << 20, 3)
        while not request.endswith(b"\n"):
            request += connection.recv(1 << 20)
        words, folder, environment = json.loads(request)
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = ["aws", *words]
        code = driver.main(words)
    except SystemExit as exit:
        code = exit.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        connection.sendall(bytes([code or 0]))
        os._exit(0)


def call(path, words):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        request = json.dumps([words, os.getcwd(), dict(os.environ)]).encode() + b"\n"
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [0, 1, 2]))]
        sent = connection.sendmsg([request], rights)
        connection.sendall(request[sent:])
        code = connection.recv(1)
    return code[0] if code else 255


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(call(sys.argv[1], sys.argv[2:]))
    serve(sys.argv[1])
