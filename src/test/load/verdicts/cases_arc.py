"""ARC (RFC 8617): chains by dkimpy, and changes to them."""

import dkim

SERVER = b"relay.seal.test"


def arc(cases):
    cases.txt("s._domainkey.seal.test", "v=DKIM1; p=" + cases.keys["rsa"].public)
    pem = cases.keys["rsa"].pem()

    def sealed(message, times, results=b"spf=none smtp.mailfrom=x.test", names=None):
        """Seals a message several times; each seal records the results of the ones before."""
        for i in range(times):
            found = (results if i == 0 else results + b"; arc=pass")
            fields = [(b"Authentication-Results", b" " + SERVER + b"; " + found)]
            octets = b"".join(n + b":" + v + b"\r\n" for n, v in fields) + message.octets()
            made = dkim.arc_sign(octets, b"s", b"seal.test", pem, SERVER, include_headers=names or [b"from", b"to", b"subject", b"date"])
            assert made, "dkimpy seals nothing"
            for field in reversed(made):
                name, value = field.rstrip(b"\r\n").split(b":", 1)
                message.fields.insert(0, (name, value))
        return message

    def one(name, times=1, change=None):
        domain = cases.domain("arc")
        cases.txt(domain, "v=spf1 ip4:192.0.2.1 -all")
        cases.txt(f"_dmarc.{domain}", "v=DMARC1; p=none")
        message = sealed(cases.message(f"author@{domain}"), times)
        if change:
            change(message)
        cases.case(f"arc/{name}", message, f"bounce@{domain}")

    def without(name, instance=None):
        def change(message):
            message.fields = [(n, v) for n, v in message.fields if not (n == name and (instance is None or b"i=%d" % instance in v))]
        return change

    def changed(name, old, new):
        def change(message):
            message.fields = [(n, v.replace(old, new, 1) if n == name else v) for n, v in message.fields]
        return change

    def body(message):
        message.body = b"other\r\n"

    def subject(message):
        message.replace(b"Subject", b" another")

    def twice(name):
        def change(message):
            message.fields.insert(0, next(field for field in message.fields if field[0] == name))
        return change

    for times in (1, 2, 3, 5):
        one(f"pass-{times}", times)
        one(f"body-changed-{times}", times, body)
        one(f"subject-changed-{times}", times, subject)
        for name in (b"ARC-Seal", b"ARC-Message-Signature", b"ARC-Authentication-Results"):
            one(f"without-{name.decode()}-{times}", times, without(name, times))
    for name in (b"ARC-Seal", b"ARC-Message-Signature", b"ARC-Authentication-Results"):
        one(f"twice-{name.decode()}", 2, twice(name))
        one(f"first-without-{name.decode()}", 2, without(name, 1))
        one(f"all-without-{name.decode()}", 2, without(name))
    one("results-changed", 1, changed(b"ARC-Authentication-Results", b"spf=none", b"spf=pass"))
    one("first-results-changed", 2, changed(b"ARC-Authentication-Results", b"spf=none", b"spf=pass"))
    one("says-fail", 1, changed(b"ARC-Seal", b"cv=none", b"cv=fail"))
    one("says-pass-first", 1, changed(b"ARC-Seal", b"cv=none", b"cv=pass"))
    one("says-none-second", 2, changed(b"ARC-Seal", b"cv=pass", b"cv=none"))
    one("without-cv", 1, changed(b"ARC-Seal", b"cv=none; ", b""))
    one("no-key", 1, lambda m: [changed(b"ARC-Seal", b"s=s;", b"s=gone;")(m)])
    one("message-no-key", 1, changed(b"ARC-Message-Signature", b"s=s;", b"s=gone;"))
    one("instance-gap", 1, lambda m: [changed(n, b"i=1", b"i=2")(m) for n in (b"ARC-Seal", b"ARC-Message-Signature", b"ARC-Authentication-Results")])
    one("field-on-top", 2, lambda m: m.top("Received", "from x by y"))
    one("none", 0)
    # OpenDMARC crashes on it.
    one("instance-0", 1, lambda m: [changed(n, b"i=1", b"i=0")(m) for n in (b"ARC-Seal", b"ARC-Message-Signature", b"ARC-Authentication-Results")])
