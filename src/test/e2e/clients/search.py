"""SEARCH FUZZY finds words in attachments, and SEARCH finds texts in bodies, despite hostile attachments."""

import io
import time
import zipfile
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from house import done, imap


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("0", "."), text)
    return packed.getvalue()


def docx(text):
    return zipped(
        **{
            "[Content_Types]0xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels__0rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
            "word__document0xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>",
        }
    )


def pdf(text):
    stream = f"BT /F1 12 Tf 50 500 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    whole, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return (whole + f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n").encode()


def mail(subject, name, octets):
    letter = MIMEMultipart()
    letter["Subject"], letter["From"], letter["To"] = subject, "bob@example.test", "me@example.test"
    letter.attach(MIMEText(f"Grüße, see the {subject}", _charset="iso-8859-1"))
    attached = MIMEApplication(octets)
    attached.add_header("Content-Disposition", "attachment", filename=name)
    letter.attach(attached)
    return letter.as_bytes().replace(b"\n", b"\r\n")


# Two hundred million spaces in two hundred thousand bytes; entities that expand exponentially; files that are not documents at all.
entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "ha"}">' for i in range(10))
hostile = {
    "bomb.docx": docx(" " * 200_000_000),
    "laughs.odt": zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content0xml=f'<!DOCTYPE x [{entities}]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">&e9;</office:document-content>',
    ),
    "broken.pdf": pdf("x")[:200] + b"\xff" * 100_000,
    "broken.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 50_000,
}

session = imap()
for name, octets in hostile.items():
    done(session.append("INBOX", None, None, mail("trap", name, octets)))
done(session.append("INBOX", None, None, mail("budget", "budget.pdf", pdf("quarterly zephyr"))))
done(session.append("INBOX", None, None, mail("minutes", "minutes.docx", docx("the marmalade decision"))))
done(session.select("INBOX"))


def found(*keys):
    return done(session.search(None, *keys))[0].split()


# From now on, whether indexed or not.
assert found("BODY", '"see the BUDGET"') == [b"5"], found("BODY", '"see the BUDGET"')
patience = time.monotonic() + 100
while found("FUZZY", "TEXT", '"marmalade"') != [b"6"]:
    assert time.monotonic() < patience, "the attachments are not indexed"
    time.sleep(1)
assert found("FUZZY", "TEXT", '"ZEPHYR quarter"') == [b"5"], found("FUZZY", "TEXT", '"ZEPHYR quarter"')
assert found("FUZZY", "BODY", '"minutes.docx"') == [b"6"]
assert found("FUZZY", "TEXT", '"trap"') == [b"1", b"2", b"3", b"4"]
# Encoded attachments are not text.
assert found("TEXT", '"marmalade"') == []
assert found("BODY", '"see the BUDGET"') == [b"5"]
session.logout()
print("done")
