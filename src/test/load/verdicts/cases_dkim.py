"""DKIM (RFC 6376, 8301, 8463): valid, broken and malformed signatures."""

import base64

FORMS = ["simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"]


def published(cases, domain, kind, selector="s", tags="v=DKIM1; ", behind=""):
    key = cases.keys[kind]
    cases.txt(f"{selector}._domainkey.{domain}", f"{tags}k={'rsa' if key.kind == 'rsa' else 'ed25519'}; p={key.public}{behind}")
    return key


def dkim(cases):
    def start(kind="rsa", **more):
        domain = cases.domain("dkim")
        cases.txt(domain, "v=spf1 ?all")
        cases.txt(f"_dmarc.{domain}", "v=DMARC1; p=none")
        return domain, published(cases, domain, kind, **more)

    def end(name, domain, message):
        cases.case(f"dkim/{name}", message, f"bounce@{domain}")

    def one(name, kind="rsa", before=None, after=None, body=None, record=None, **sign):
        domain, key = start(kind, **(record or {}))
        message = cases.message(f"author@{domain}", body)
        if before:
            before(message)
        tags = {tag: value.replace("@@", domain) for tag, value in dict(sign.pop("tags", {})).items()}
        message.sign(key, sign.pop("domain", domain).replace("@@", domain), tags=tags, **sign)
        if after:
            after(message)
        end(name, domain, message)

    bodies(one)
    changes(one)
    tags(one)
    keys(cases, one, start, end)
    several(cases, start, end)


def bodies(one):
    """All forms, both algorithms, and bodies that exercise canonicalization."""
    for kind in ("rsa", "ed"):
        for form in FORMS:
            one(f"{kind}-{form}", kind, form=form)
    for name, body in [
        ("empty", b""), ("one-empty-line", b"\r\n"), ("empty-lines", b"\r\n\r\n\r\n"), ("blank-line", b" \r\n"),
        ("blanks-behind", b"a \t \r\nb\t\r\n \r\n\r\n"), ("eight-bit", "Grüße \r\n".encode()), ("dots", b".\r\n..\r\n.a\r\n"),
        ("long-line", b"x" * 990 + b"\r\n"), ("from-line", b"From here\r\n"),
    ]:
        for form in FORMS:
            one(f"body-{name}-{form}", body=body, form=form)
    for form in ("simple", "relaxed"):
        one(f"form-{form}-alone", form=form)


def changes(one):
    """Changes in transit."""
    def body(change):
        def to(message):
            message.body = change(message.body)
        return to

    def subject(change):
        def to(message):
            [value] = [v for n, v in message.fields if n == b"Subject"]
            message.replace(b"Subject", change(value))
        return to

    for form in FORMS:
        one(f"changed-body-{form}", form=form, after=body(lambda b: b"X" + b))
        one(f"body-blanks-{form}", form=form, body=b"a b\r\nc\r\n", after=body(lambda b: b"a  b\r\nc \r\n"))
        one(f"body-more-empty-lines-{form}", form=form, after=body(lambda b: b + b"\r\n\r\n"))
        one(f"changed-subject-{form}", form=form, after=subject(lambda s: s + b"!"))
        one(f"subject-blanks-{form}", form=form, after=subject(lambda s: b"  " + s.replace(b" ", b"  ") + b" "))
        one(f"subject-folded-{form}", form=form, after=subject(lambda s: s[:1] + s[1:].replace(b" ", b"\r\n ", 1)))
        one(f"name-case-{form}", form=form, after=lambda m: setattr(m, "fields", [(n.upper() if n == b"Subject" else n, v) for n, v in m.fields]))
    one("subject-cut", after=lambda m: m.remove(b"Subject"))
    one("received-on-top", after=lambda m: m.top("Received", "from a.test by b.test; Fri, 20 Nov 2026 00:00:00 +0000"))
    one("fields-below", after=lambda m: m.add("X-Later", "yes"))
    one("second-subject-above", after=lambda m: m.top("Subject", "another"))
    one("second-subject-below", after=lambda m: m.add("Subject", "another"))
    one("second-subject-oversigned", names="from:to:subject:subject:date", after=lambda m: m.top("Subject", "another"))
    one("second-from-above", after=lambda m: m.top("From", "Evil <evil@evil.test>"))
    one("second-from-oversigned", names="from:from:to:subject:date", after=lambda m: m.top("From", "Evil <evil@evil.test>"))
    one("absent-signed", names="from:to:subject:date:x-not-there:cc")
    one("absent-signed-then-added", names="from:to:subject:date:reply-to", after=lambda m: m.top("Reply-To", "evil@evil.test"))
    one("two-received-signed", names="from:received:received", before=lambda m: m.top("Received", "one").top("Received", "two"))
    one("two-received-swapped", names="from:received:received", before=lambda m: m.top("Received", "one").top("Received", "two"),
        after=lambda m: setattr(m, "fields", [f for f in m.fields if f[0] != b"Received"] + [f for f in m.fields if f[0] == b"Received"][::-1]))
    one("folded-fields", before=lambda m: m.replace(b"Subject", b" one\r\n\ttwo\r\n  three"))
    one("folded-fields-simple", form="simple/simple", before=lambda m: m.replace(b"Subject", b" one\r\n\ttwo\r\n  three"))
    one("refolded", before=lambda m: m.replace(b"Subject", b" one\r\n\ttwo three"), after=lambda m: m.replace(b"Subject", b" one two\r\n three"))
    one("blank-before-colon", before=lambda m: m.fields.append((b"X-Odd ", b" value")), names="from:x-odd")
    one("empty-field", before=lambda m: m.fields.append((b"X-Empty", b"")), names="from:subject:x-empty")
    one("long-field", before=lambda m: m.replace(b"Subject", b" word" * 180), names="from:subject")
    one("eight-bit-field", before=lambda m: m.replace(b"Subject", " Grüße".encode()))
    for form in ("simple/simple", "relaxed/relaxed"):
        one(f"length-whole-{form}", form=form, body=b"signed\r\n", length=8)
        one(f"length-appended-{form}", form=form, body=b"signed\r\n", length=8, after=body(lambda b: b + b"unsigned\r\n"))
        one(f"length-zero-{form}", form=form, length=0)
        one(f"length-too-long-{form}", form=form, body=b"signed\r\n", length=8, tags={"l": "800"})
        one(f"length-inside-changed-{form}", form=form, body=b"signed\r\n", length=8, after=body(lambda b: b"Signed\r\n"))
    one("length-no-number", length=3, tags={"l": "three"})


def tags(one):
    """The tags of a signature (RFC 6376 §3.5)."""
    one("sha1", algorithm="rsa-sha1")
    one("expired", tags={"t": "1600000000", "x": "1600000100"})
    one("expires-later", tags={"t": "1700000000", "x": "4000000000"})
    one("expires-before-made", tags={"t": "4000000000", "x": "3900000000"})
    one("future", tags={"t": "4000000000"})
    one("identity", tags={"i": "author@@@"})
    one("identity-below", tags={"i": "@mail.@@"})
    one("identity-elsewhere", tags={"i": "@elsewhere.test"})
    one("identity-suffix", tags={"i": "@evil@@"})
    one("identity-no-at", tags={"i": "@@"})
    for tag in ("v", "a", "d", "s", "h", "bh"):
        one(f"without-{tag}", without=[tag])
    one("without-c", form="simple/simple", without=["c"])
    one("version-2", tags={"v": "2"})
    one("version-05", tags={"v": "0.5"})
    one("algorithm-unknown", tags={"a": "rsa-md5"})
    one("algorithm-upper", tags={"a": "RSA-SHA256"})
    one("form-unknown", tags={"c": "loose/loose"})
    one("query-dns", tags={"q": "dns/txt"})
    one("query-other", tags={"q": "http"})
    one("query-both", tags={"q": "x/y:dns/txt"})
    one("tag-unknown", tags={"zz": "whatever"})
    one("copied", tags={"z": "From:author|To:reader"})
    one("from-not-signed", names="to:subject:date")
    one("names-blanks", names="from : to :subject: date", form="relaxed/relaxed")
    one("names-upper", names="FROM:To:SUBJECT:Date")
    one("names-empty-between", names="from::to")
    one("tag-twice", changed=lambda v: v.replace("s=s;", "s=s;\r\n\ts=s;"))
    one("blanks-around", changed=lambda v: v.replace("v=1;", "v = 1 ;").replace("a=", "a =\r\n\t "))
    one("order", order=["d", "s", "h", "bh", "c", "a", "v"])
    one("upper-tag", changed=lambda v: v.replace("a=", "A="))
    one("hash-broken", tags={"bh": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    one("hash-no-base64", tags={"bh": "%%%%"})
    one("signature-broken", after=lambda m: m.replace(b"DKIM-Signature", flipped(m.fields[0][1])))
    one("signature-empty", after=lambda m: m.replace(b"DKIM-Signature", m.fields[0][1].rsplit(b"b=", 1)[0] + b"b="))
    one("semicolon-behind", after=lambda m: m.replace(b"DKIM-Signature", m.fields[0][1] + b";"))
    one("no-tags", after=lambda m: m.replace(b"DKIM-Signature", b" nonsense"))
    one("empty", after=lambda m: m.replace(b"DKIM-Signature", b""))
    one("domain-upper", tags={"d": "DKIM-UPPER.TEST"}, domain="dkim-upper.test")


def flipped(value):
    head, last = value.rsplit(b"b=", 1)
    return head + b"b=" + (b"A" if last[:1] != b"A" else b"B") + last[1:]


def keys(cases, one, start, end):
    """The key records in DNS (RFC 6376 §3.6.1)."""
    one("key-1024", "short")
    one("key-512", "tiny")
    one("key-no-version", record={"tags": ""})
    one("key-testing", record={"tags": "v=DKIM1; t=y; "})
    one("key-testing-broken", record={"tags": "v=DKIM1; t=y; "}, after=lambda m: setattr(m, "body", b"other\r\n"))
    one("key-strict", record={"tags": "v=DKIM1; t=s; "}, tags={"i": "author@@@"})
    one("key-strict-below", record={"tags": "v=DKIM1; t=s; "}, tags={"i": "@mail.@@"})
    one("key-strict-none", record={"tags": "v=DKIM1; t=s; "})
    one("key-flags-both", record={"tags": "v=DKIM1; t=y:s; "}, tags={"i": "@mail.@@"})
    one("key-flag-unknown", record={"tags": "v=DKIM1; t=q; "})
    one("key-sha256-only", record={"tags": "v=DKIM1; h=sha256; "})
    one("key-sha1-only", record={"tags": "v=DKIM1; h=sha1; "})
    one("key-email", record={"tags": "v=DKIM1; s=email; "})
    one("key-other-service", record={"tags": "v=DKIM1; s=other; "})
    one("key-any-service", record={"tags": "v=DKIM1; s=*; "})
    one("key-notes", record={"tags": "v=DKIM1; n=a note; "})
    one("key-tag-unknown", record={"tags": "v=DKIM1; future=1; "})
    one("key-version-2", record={"tags": "v=DKIM2; "})
    one("key-version-late", record={"tags": "t=s; v=DKIM1; "})
    one("key-semicolon", record={"behind": ";"})
    one("key-granularity", record={"tags": "v=DKIM1; g=other; "})
    for name, record in [
        ("revoked", "v=DKIM1; k=rsa; p="),
        ("no-p", "v=DKIM1; k=rsa"),
        ("no-base64", "v=DKIM1; k=rsa; p=%%%"),
        ("no-key", "v=DKIM1; k=rsa; p=" + base64.b64encode(b"nonsense").decode()),
        ("kind-unknown", "v=DKIM1; k=dsa; p=" + cases.keys["rsa"].public),
        ("kind-other", "v=DKIM1; k=ed25519; p=" + cases.keys["ed"].public),
        ("another", "v=DKIM1; k=rsa; p=" + cases.keys["other"].public),
        ("other-text", "hello"),
        ("empty-text", ""),
        ("no-kind", "v=DKIM1; p=" + cases.keys["rsa"].public),
        ("blanks", "v=DKIM1 ; k = rsa ; p = " + cases.keys["rsa"].public[:100] + " " + cases.keys["rsa"].public[100:]),
        ("version-only", "v=DKIM1;p=" + cases.keys["rsa"].public),
    ]:
        unpublished(cases, f"key-{name}", end, lambda at: cases.txt(at, record))
    unpublished(cases, "key-missing", end, lambda at: None)
    unpublished(cases, "key-no-text", end, lambda at: cases.at("", f"{at} A 192.0.2.1"))
    unpublished(cases, "key-servfail", end, lambda at: cases.at("", f"{at} SERVFAIL"))
    unpublished(cases, "key-two-same", end, lambda at: [cases.txt(at, "v=DKIM1; p=" + cases.keys["rsa"].public), cases.txt(at, "v=DKIM1;p=" + cases.keys["rsa"].public)])
    unpublished(cases, "key-alias", end, lambda at: [cases.at("", f"{at} CNAME key.{at}."), cases.txt(f"key.{at}", "v=DKIM1; p=" + cases.keys["rsa"].public)])
    cases.txt("s._domainkey.dkim-upper.test", "v=DKIM1; p=" + cases.keys["rsa"].public)


def unpublished(cases, name, end, publish):
    domain = cases.domain("dkim")
    cases.txt(domain, "v=spf1 ?all")
    cases.txt(f"_dmarc.{domain}", "v=DMARC1; p=none")
    publish(f"s._domainkey.{domain}")
    end(name, domain, cases.message(f"author@{domain}").sign(cases.keys["rsa"], domain))


def several(cases, start, end):
    """RFC 6376 §4, RFC 8463 §3: each signature is verified independently."""
    domain, rsa = start()
    ed = published(cases, domain, "ed", "e")
    end("several-both", domain, cases.message(f"author@{domain}").sign(rsa, domain).sign(ed, domain, "e"))
    domain, rsa = start()
    end("several-one-broken", domain, cases.message(f"author@{domain}").sign(rsa, domain, tags={"bh": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}).sign(rsa, domain))
    domain, rsa = start()
    end("several-one-unpublished", domain, cases.message(f"author@{domain}").sign(rsa, domain, "nowhere").sign(rsa, domain))
    domain, rsa = start()
    end("several-same", domain, cases.message(f"author@{domain}").sign(rsa, domain).sign(rsa, domain, form="simple/simple"))
    domain, rsa = start()
    other, _ = start()
    end("several-third-party", domain, cases.message(f"author@{domain}").sign(rsa, domain).sign(rsa, other))
    domain, rsa = start()
    other, _ = start()
    end("several-third-party-only", domain, cases.message(f"author@{domain}").sign(rsa, other))
    domain, rsa = start()
    message = cases.message(f"author@{domain}").sign(rsa, domain)
    end("several-signed-signature", domain, message.sign(rsa, domain, names="from:dkim-signature", form="relaxed/relaxed"))
    domain, _ = start()
    end("none", domain, cases.message(f"author@{domain}"))
