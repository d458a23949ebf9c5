"""Thunderbird's setup from an address alone: mail, calendars and address books, which it then synchronizes."""

import base64
import os
import pathlib
import ssl
import sys
import urllib.request

from house import HOST, PASSWORD, USER
from marionette import Program

HTTPS = int(os.environ["HTTPS_PORT"])
HTTP = int(os.environ["HTTP_PORT"])
folder = pathlib.Path(sys.argv[1])
trust = ssl._create_unverified_context()  # the server's certificate is self-signed


def contacts(method, name="", body=None, content_type="text/vcard"):
    """Reads or writes a contact as another client."""
    address = f"https://{HOST}:{HTTPS}/dav/addressbooks/{USER}/Contacts/{name}"
    request = urllib.request.Request(address, method=method, data=body and body.encode())
    request.add_header("Authorization", "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode())
    request.add_header("Content-Type", content_type)
    request.add_header("Depth", "1")
    with urllib.request.urlopen(request, context=trust) as answer:
        return answer.read().decode()


with Program("thunderbird", folder / "profile", folder / "thunderbird.log", {}) as bird:

    def person(deed, *arguments):
        return bird.run("const [deed, ...rest] = args; return await globalThis[deed](...rest);", deed, *arguments)

    bird.run(pathlib.Path(__file__).with_suffix(".js").read_text())
    person("reach", HTTPS, HTTP)
    account = person("setUp", USER, PASSWORD)
    assert account == {"type": "imap", "port": int(os.environ["IMAPS_PORT"]), "isTls": True}, account
    assert person("calendars", USER, PASSWORD) == ["Calendar", "Tasks", "Birthdays"]
    assert "Contacts" in person("addBooks", USER, PASSWORD)

    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:other\r\nFN:Olga Other\r\nN:Other;Olga;;;\r\nEND:VCARD\r\n"
    contacts("PUT", "other.vcf", card)
    assert person("cards") == ["Olga Other"], person("cards")
    person("addCard", "Bert Bird")
    query = (
        '<C:addressbook-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><prop><C:address-data/></prop>'
        '<C:filter><C:prop-filter name="FN"><C:text-match>Bert</C:text-match></C:prop-filter></C:filter></C:addressbook-query>'
    )
    assert "FN:Bert Bird" in contacts("REPORT", body=query, content_type="application/xml")
    contacts("DELETE", "other.vcf")
    assert person("cards") == ["Bert Bird"], person("cards")

print("done")
