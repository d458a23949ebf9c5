"""DMARC (RFC 9989): the author domain's record, identifier alignment, and the author."""

from cases_dkim import published

OUT = "198.51.100.7"


def dmarc(cases):
    def one(name, record="v=DMARC1; p=reject", author="@", sender="@", signer=None, client=OUT, at="_dmarc.@", others=(), fields=None, broken=False):
        """Without a client, SPF does not pass; @ is the case's domain."""
        domain = cases.domain("dmarc")
        place = lambda text: text.replace("@", domain).replace("(at)", "@")
        key = published(cases, domain, "rsa")
        cases.txt(f"*._domainkey.sub.{domain}", f"v=DKIM1; p={key.public}")
        cases.txt(f"*._domainkey.other-{domain}", f"v=DKIM1; p={key.public}")
        for each in ("", "sub.", "other-"):
            cases.txt(each + domain, "v=spf1 ip4:192.0.2.1 -all")
        for each in record if isinstance(record, list) else [record] if record is not None else []:
            cases.txt(place(at), place(each) if isinstance(each, str) else each)
        for line in others:
            where, rest = line.split(" ", 1)
            cases.txt(place(where), place(rest)) if rest.startswith("v=") else cases.at("", f"{place(where)} {place(rest)}")
        message = cases.message("author@" + place(author))
        if fields is not None:
            message.remove(b"From")
            for field in fields:
                message.add("From", place(field))
        if signer:
            message.sign(key, place(signer), names="to:from:date" if fields != [] else "to:from:date")
        if broken:
            message.body = b"another\r\n"
        cases.case(f"dmarc/{name}", message, "bounce@" + place(sender), client)

    matrix(one)
    records(one)
    tree(one)
    authors(one)


def matrix(one):
    for policy in ("none", "quarantine", "reject"):
        for mode in ("r", "s"):
            record = f"v=DMARC1; p={policy}; adkim={mode}; aspf={mode}"
            for name, proof in [
                ("spf-same", {"client": "192.0.2.1"}),
                ("spf-sub", {"client": "192.0.2.1", "sender": "sub.@"}),
                ("spf-other", {"client": "192.0.2.1", "sender": "other-@"}),
                ("dkim-same", {"signer": "@"}),
                ("dkim-sub", {"signer": "sub.@"}),
                ("dkim-other", {"signer": "other-@"}),
                ("dkim-broken", {"signer": "@", "broken": True}),
                ("nothing", {}),
            ]:
                one(f"{policy}-{mode}-{name}", record, **proof)


def records(one):
    """RFC 9989 §4.7, 4.8: records and their tags."""
    for name, record in [
        ("no-record", None),
        ("two-records", ["v=DMARC1; p=reject", "v=DMARC1; p=none"]),
        ("beside-other-text", ["hello", "v=DMARC1; p=reject"]),
        ("no-policy", "v=DMARC1"),
        ("no-policy-but-reports", "v=DMARC1; rua=mailto:reports(at)@"),
        ("policy-unknown", "v=DMARC1; p=maybe"),
        ("policy-unknown-but-reports", "v=DMARC1; p=maybe; rua=mailto:reports(at)@"),
        ("sub-policy-unknown", "v=DMARC1; p=reject; sp=maybe"),
        ("policy-upper", "v=DMARC1; p=REJECT"),
        ("version-lower", "v=dmarc1; p=reject"),
        ("version-2", "v=DMARC2; p=reject"),
        ("version-behind", "p=reject; v=DMARC1"),
        ("blanks", "v = DMARC1 ; p = reject ; "),
        ("blank-before", " v=DMARC1; p=reject"),
        ("blanks-inside", "v=DMARC1 ;p =reject"),
        ("no-semicolon", "v=DMARC1 p=reject"),
        ("tag-unknown", "v=DMARC1; p=reject; future=1"),
        ("tag-broken", "v=DMARC1; p=reject; nonsense"),
        ("alignment-unknown", "v=DMARC1; p=reject; adkim=x; aspf=x"),
        ("policy-late", "v=DMARC1; adkim=s; p=reject"),
        ("percent-0", "v=DMARC1; p=reject; pct=0"),
        ("percent-no-number", "v=DMARC1; p=reject; pct=x"),
        ("testing", "v=DMARC1; p=reject; t=y"),
        ("options", "v=DMARC1; p=reject; fo=1:d:s; ri=3600; rf=afrf"),
        ("options-unknown", "v=DMARC1; p=reject; fo=z"),
        ("reports-broken", "v=DMARC1; p=reject; rua=nonsense"),
        ("empty", ""),
        ("not-ascii", b"v=DMARC1; p=reject; x=\xfc"),
    ]:
        one(f"record-{name}", record)
        one(f"record-{name}-signed", record, signer="@")
    one("record-servfail", None, others=["_dmarc.@ SERVFAIL"])
    one("record-servfail-signed", None, signer="@", others=["_dmarc.@ SERVFAIL"])
    one("record-alias", None, others=["_dmarc.@ CNAME policy.dmarc-target.test.", "policy.dmarc-target.test TXT \"v=DMARC1; p=reject\""])


def tree(one):
    """RFC 9989 §4.10: where the record is found, and which domains are one organization."""
    one("below", author="sub.@")
    one("below-signed", author="sub.@", signer="@")
    one("below-signed-beside", author="sub.@", signer="a.@", others=["s._domainkey.a.@ CNAME s._domainkey.@."])
    one("below-spf", author="sub.@", client="192.0.2.1")
    one("below-deep", author="a.b.c.@")
    one("below-very-deep", author="a.b.c.d.e.f.g.h.i.@")
    one("below-sp", "v=DMARC1; p=none; sp=reject", author="sub.@")
    one("below-np", "v=DMARC1; p=none; np=reject", author="absent.@")
    one("below-own-record", author="sub.@", others=["_dmarc.sub.@ v=DMARC1; p=none"])
    one("below-own-record-signed", author="sub.@", signer="@", others=["_dmarc.sub.@ v=DMARC1; p=none"])
    one("below-between", author="a.sub.@", signer="sub.@", others=["_dmarc.sub.@ v=DMARC1; p=none"])
    one("below-between-parent", author="a.sub.@", signer="@", others=["_dmarc.sub.@ v=DMARC1; p=none"])
    one("below-servfail", author="sub.@", others=["_dmarc.sub.@ SERVFAIL"])
    one("organization", "v=DMARC1; p=reject; psd=n", author="sub.@", signer="@")
    one("organization-below", "v=DMARC1; p=reject", author="a.sub.@", signer="@", others=["_dmarc.sub.@ v=DMARC1; p=none; psd=n"])
    one("suffix", "v=DMARC1; p=reject; psd=y", author="sub.@", signer="@")
    one("suffix-itself", "v=DMARC1; p=reject; psd=y", signer="@")
    one("suffix-beside", "v=DMARC1; p=reject; psd=y", author="x.sub.@", signer="sub.@")
    one("suffix-strangers", "v=DMARC1; p=reject; psd=y", author="x.@", signer="sub.@")


def authors(one):
    """RFC 9989 §5.3.1: the author that readers are shown."""
    for name, fields in [
        ("none", []),
        ("two-fields", ["a(at)@", "b(at)other-@"]),
        ("two-fields-same", ["a(at)@", "b(at)@"]),
        ("two-addresses", ["a(at)@, b(at)other-@"]),
        ("two-addresses-same", ["a(at)@, b(at)@"]),
        ("group", ["Friends: a(at)@;"]),
        ("group-empty", ["undisclosed: ;"]),
        ("empty", [""]),
        ("no-domain", ["author"]),
        ("comment", ["author(at)@ (the author)"]),
        ("comment-inside", ["author (x(at)evil.test) <author(at)@>"]),
        ("name-like-address", ["\"ceo(at)bank.test\" <author(at)@>"]),
        ("name-with-comma", ["\"Author, The\" <author(at)@>"]),
        ("quoted-local", ["\"a(at)b\" <\"x y\"(at)@>"]),
        ("folded", ["Author\r\n <author(at)@>"]),
        ("encoded-name", ["=?utf-8?q?Gr=C3=BC=C3=9Fe?= <author(at)@>"]),
        ("dot-behind", ["author(at)@."]),
        ("literal", ["author(at)[192.0.2.1]"]),
        ("route", ["<(at)relay.test:author(at)@>"]),
        ("blanks-around-at", ["author (at) @"]),
    ]:
        one(f"from-{name}", fields=fields)
        one(f"from-{name}-signed", fields=fields, signer="@")
    one("from-upper", fields=["AUTHOR(at)SUB.@"], author="@", signer="@")
