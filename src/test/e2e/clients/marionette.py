"""Mozilla's remote control (Marionette): scripts with the program's privileges, over one TCP connection with messages "LENGTH:JSON"."""

import json
import os
import pathlib
import socket
import subprocess
import time

STARTUP = 40


class Program:
    """A headless Mozilla program with its own profile, which runs scripts."""

    def __init__(self, command, profile, log, environment):
        self.profile = pathlib.Path(profile)
        self.profile.mkdir(parents=True)
        # Port 0: the program picks a free one and writes it into its profile.
        (self.profile / "user.js").write_text('user_pref("marionette.port", 0);\n')
        options = ["--headless", "--no-remote", "--profile", str(self.profile)]
        remote = ["--marionette", "--remote-allow-system-access"]
        with open(log, "wb") as output:
            self.process = subprocess.Popen(
                [command, *options, *remote],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=os.environ | environment | {"HOME": str(self.profile)},
            )
        self.number = 0

    def __enter__(self):
        try:
            self.socket = socket.create_connection(("127.0.0.1", self._port()), timeout=60)
            self.input = self.socket.makefile("rb")
            self._message()  # the greeting
            self.ask("WebDriver:NewSession", capabilities={})
            self.ask("Marionette:SetContext", value="chrome")
            return self
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *failure):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _port(self):
        told = self.profile / "MarionetteActivePort"
        until = time.monotonic() + STARTUP
        while time.monotonic() < until:
            assert self.process.poll() is None, f"ended with {self.process.returncode}"
            if told.exists() and told.read_text().strip():
                return int(told.read_text())
            time.sleep(0.05)
        raise AssertionError("it did not open its remote control")

    def _message(self):
        length = b""
        while not length.endswith(b":"):
            octet = self.input.read(1)
            assert octet, "it closed its remote control"
            length += octet
        return json.loads(self.input.read(int(length[:-1])))

    def ask(self, command, **parameters):
        self.number += 1
        request = json.dumps([0, self.number, command, parameters]).encode()
        self.socket.sendall(b"%d:%s" % (len(request), request))
        _, number, error, result = self._message()
        assert number == self.number, (number, self.number)
        assert error is None, (parameters.get("args"), error["error"], error["message"])
        return result

    def run(self, script, *arguments, bound=30):
        """Returns the result of an async function's body; an exception in it fails here."""
        answer = self.ask(
            "WebDriver:ExecuteAsyncScript",
            script="""
              const resolve = arguments[arguments.length - 1];
              (async (...args) => { %s })(...Array.from(arguments).slice(0, -1)).then(
                value => resolve({value: value === undefined ? null : value}),
                failure => resolve({failure: `${failure} ${failure?.stack ?? ""}`}));
            """
            % script,
            args=list(arguments),
            scriptTimeout=bound * 1000,
            newSandbox=False,
            sandbox="system",
        )["value"]
        assert "failure" not in answer, answer["failure"]
        return answer["value"]
