"""Writes the host controllers' files: host.xml without the stock servers, host-secondary.xml with a server and a user to join the domain."""

import re
import sys

primary, secondary = sys.argv[1:]

with open(primary) as file:
    text = file.read()
with open(primary, "w") as file:
    file.write(re.sub(r"<servers>.*?</servers>", "<servers/>", text, flags=re.S))

with open(secondary) as file:
    text = file.read()
text = re.sub(r'(<host xmlns="[^"]*")', r'\1 name="host2"', text, count=1)
text = text.replace("<remote>", '<remote authentication-context="controller">', 1)
text = text.replace(
    "            <audit-logging>",
    """            <authentication-client>
                <authentication-configuration name="controller" authentication-name="host2" sasl-mechanism-selector="DIGEST-MD5">
                    <credential-reference clear-text="join-me-1"/>
                </authentication-configuration>
                <authentication-context name="controller">
                    <match-rule authentication-configuration="controller"/>
                </authentication-context>
            </authentication-client>
            <audit-logging>""",
    1,
)
text = re.sub(
    r"<servers>.*?</servers>",
    '<servers><server name="mail2" group="carillon"><socket-bindings port-offset="100"/></server></servers>',
    text,
    flags=re.S,
)
with open(secondary, "w") as file:
    file.write(text)
