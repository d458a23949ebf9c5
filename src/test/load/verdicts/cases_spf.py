"""SPF (RFC 7208): a domain's record, and the client."""

IN, NEAR, OUT, LIAR = "192.0.2.1", "192.0.2.130", "198.51.100.7", "192.0.2.9"
IN6, OUT6 = "2001:db8::1", "2001:db8:1::1"

# name, record (a list: several; None: none), clients, other records below the domain, for which @ stands
RECORDS = [
    ("fail", "v=spf1 ip4:192.0.2.1 -all", [IN, OUT], []),
    ("softfail", "v=spf1 ip4:192.0.2.0/25 ~all", [IN, NEAR], []),
    ("neutral", "v=spf1 ip4:192.0.2.0/24 ?all", [NEAR, OUT], []),
    ("no-all", "v=spf1 ip4:192.0.2.1", [IN, OUT], []),
    ("qualified", "v=spf1 ?ip4:192.0.2.1 ~ip4:192.0.2.0/24 -all", [IN, NEAR, OUT], []),
    ("plus", "v=spf1 +ip4:192.0.2.1 -all", [IN], []),
    ("ip6", "v=spf1 ip6:2001:db8::/48 -all", [IN6, OUT6, IN], []),
    ("ip6-whole", "v=spf1 ip6:2001:DB8::1 -all", [IN6, OUT6], []),
    ("ip6-in-ip4", "v=spf1 ip6:::ffff:192.0.2.1 -all", [IN], []),
    ("a", "v=spf1 a -all", [IN, OUT, IN6], ["@ A 192.0.2.1", "@ AAAA 2001:db8::1"]),
    ("a-length", "v=spf1 a/24 -all", [NEAR, OUT], ["@ A 192.0.2.1"]),
    ("a-two-lengths", "v=spf1 a:h.@/24//48 -all", [NEAR, IN6, OUT6], ["h A 192.0.2.77", "h AAAA 2001:db8::99"]),
    ("a-six-length", "v=spf1 a//48 -all", [IN6, IN], ["@ AAAA 2001:db8::99", "@ A 192.0.2.1"]),
    ("a-alias", "v=spf1 a:h.@ -all", [IN, OUT], ["h CNAME t.@.", "t A 192.0.2.1"]),
    ("a-zero", "v=spf1 a/0 -all", [OUT], ["@ A 192.0.2.1"]),
    ("mx", "v=spf1 mx -all", [IN, OUT], ["@ MX 10 m.@.", "m A 192.0.2.1"]),
    ("mx-length", "v=spf1 mx:@/24 -all", [NEAR, OUT], ["@ MX 10 m.@.", "m A 192.0.2.1"]),
    ("mx-none", "v=spf1 mx -all", [IN], ["@ A 192.0.2.1"]),
    ("mx-ten", "v=spf1 mx -all", [IN], [f"@ MX 10 m{i}.@." for i in range(10)] + [f"m{i} A 192.0.2.{10 - i}" for i in range(10)]),
    ("mx-eleven", "v=spf1 mx -all", [OUT], [f"@ MX 10 m{i}.@." for i in range(11)] + [f"m{i} A 192.0.2.{11 - i}" for i in range(11)]),
    ("ptr", "v=spf1 ptr:names.test -all", [IN, LIAR, OUT], []),
    ("ptr-own", "v=spf1 ptr -all", [IN], []),
    ("exists-ip", "v=spf1 exists:%{i}.allowed.@ -all", [IN, OUT], ["192.0.2.1.allowed A 127.0.0.2"]),
    ("exists-reversed", "v=spf1 exists:%{ir}.%{v}.arpa.@ -all", [IN, OUT], ["1.2.0.192.in-addr.arpa A 127.0.0.2"]),
    ("exists-local", "v=spf1 exists:%{l}.users.@ -all", [IN], ["author.users A 127.0.0.2"]),
    ("exists-sender", "v=spf1 exists:%{l}.at.%{o}.users.@ -all", [IN], ["author.at.@.users A 127.0.0.2"]),
    ("exists-greeting", "v=spf1 exists:%{h}.greeted.@ -all", [IN], ["client.greeting.test.greeted A 127.0.0.2"]),
    ("exists-digits-behind", "v=spf1 exists:%{ir2}.p.@ -all", [IN], ["0.192.p A 127.0.0.2"]),
    ("exists-parts", "v=spf1 exists:%{d1}.%{d1r}.%{i2r}.p.@ -all", [IN], ["test.@x.0.192.p A 127.0.0.2"]),
    ("exists-six", "v=spf1 exists:%{ir}.%{v}.@ -all", [IN6], ["1." + "0." * 23 + "8.b.d.0.1.0.0.2.ip6 A 127.0.0.2"]),
    ("exists-percent", "v=spf1 exists:a%_b%%.@ -all", [IN], []),
    ("exists-six-only", "v=spf1 exists:e.@ -all", [IN6], ["e AAAA 2001:db8::1"]),
    ("exists-upper", "v=spf1 exists:%{D}.u.@ -all", [IN], ["@.u A 127.0.0.2"]),
    ("include-pass", "v=spf1 include:i.@ -all", [IN, OUT], ["i TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("include-softfail", "v=spf1 include:i.@ ?all", [OUT], ["i TXT \"v=spf1 ip4:192.0.2.1 ~all\""]),
    ("include-neutral", "v=spf1 include:i.@ ~all", [OUT], ["i TXT \"v=spf1 ip4:192.0.2.1 ?all\""]),
    ("include-none", "v=spf1 include:i.@ -all", [IN], []),
    ("include-broken", "v=spf1 include:i.@ -all", [IN], ["i TXT \"v=spf1 ip4:oops -all\""]),
    ("include-servfail", "v=spf1 include:i.@ -all", [IN], ["i SERVFAIL"]),
    ("include-itself", "v=spf1 include:@ -all", [IN], []),
    ("include-redirect", "v=spf1 include:i.@ -all", [IN, OUT], ["i TXT \"v=spf1 redirect=j.@\"", "j TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("include-qualified", "v=spf1 ~include:i.@ -all", [IN], ["i TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("include-ten", "v=spf1 " + " ".join(f"include:i{i}.@" for i in range(10)) + " ip4:192.0.2.1 -all", [IN],
     [f"i{i} TXT \"v=spf1 ip4:203.0.113.{i} -all\"" for i in range(10)]),
    ("include-eleven", "v=spf1 " + " ".join(f"include:i{i}.@" for i in range(11)) + " ip4:192.0.2.1 -all", [IN],
     [f"i{i} TXT \"v=spf1 ip4:203.0.113.{i} -all\"" for i in range(11)]),
    ("include-deep", "v=spf1 include:i0.@ -all", [IN, OUT],
     [f"i{i} TXT \"v=spf1 include:i{i + 1}.@ -all\"" for i in range(5)] + ["i5 TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("before-limit", "v=spf1 ip4:192.0.2.1 " + " ".join(f"a:h{i}.@" for i in range(12)) + " -all", [IN], []),
    ("redirect", "v=spf1 redirect=r.@", [IN, OUT], ["r TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("redirect-none", "v=spf1 redirect=r.@", [IN], []),
    ("redirect-ignored", "v=spf1 redirect=r.@ ?all", [IN], ["r TXT \"v=spf1 ip4:192.0.2.1 -all\""]),
    ("redirect-itself", "v=spf1 redirect=@", [IN], []),
    ("redirect-macro", "v=spf1 redirect=%{v}.r.@", [IN, IN6], ["in-addr.r TXT \"v=spf1 +all\"", "ip6.r TXT \"v=spf1 -all\""]),
    ("redirect-twice", "v=spf1 redirect=r.@ redirect=r.@", [IN], ["r TXT \"v=spf1 +all\""]),
    ("redirect-servfail", "v=spf1 redirect=r.@", [IN], ["r SERVFAIL"]),
    ("void-two", "v=spf1 a:x.@ a:y.@ ip4:192.0.2.1 -all", [IN], []),
    ("void-three", "v=spf1 a:x.@ a:y.@ a:z.@ ip4:192.0.2.1 -all", [IN], []),
    ("void-exists", "v=spf1 exists:x.@ exists:y.@ exists:z.@ ip4:192.0.2.1 -all", [IN], []),
    ("void-mx", "v=spf1 mx:x.@ mx:y.@ mx:z.@ ip4:192.0.2.1 -all", [IN], []),
    ("a-servfail", "v=spf1 a:x.@ ip4:192.0.2.1 -all", [IN], ["x SERVFAIL"]),
    ("mx-servfail", "v=spf1 mx:x.@ ip4:192.0.2.1 -all", [IN], ["x SERVFAIL"]),
    ("mx-host-servfail", "v=spf1 mx -all", [IN], ["@ MX 10 x.@.", "x SERVFAIL"]),
    ("exists-servfail", "v=spf1 exists:x.@ -all", [IN], ["x SERVFAIL"]),
    ("servfail-behind", "v=spf1 ip4:192.0.2.1 a:x.@ -all", [IN], ["x SERVFAIL"]),
    ("unknown-mechanism", "v=spf1 nonsense ip4:192.0.2.1 -all", [IN], []),
    ("unknown-mechanism-behind", "v=spf1 ip4:192.0.2.1 nonsense -all", [IN], []),
    ("unknown-modifier", "v=spf1 future=thing ip4:192.0.2.1 -all", [IN], []),
    ("broken-modifier", "v=spf1 1x=thing ip4:192.0.2.1 -all", [IN], []),
    ("bad-address", "v=spf1 ip4:192.0.2.300 -all", [IN], []),
    ("bad-length", "v=spf1 ip4:192.0.2.0/33 -all", [IN], []),
    ("length-zeros", "v=spf1 ip4:192.0.2.0/024 -all", [IN], []),
    ("ip4-empty", "v=spf1 ip4: -all", [IN], []),
    ("ip4-short", "v=spf1 ip4:192.0.2 -all", [IN], []),
    ("ip6-bad", "v=spf1 ip6:2001:db8::/129 -all", [IN6], []),
    ("all-argument", "v=spf1 all:x.test", [IN], []),
    ("all-length", "v=spf1 -all/8", [IN], []),
    ("a-empty", "v=spf1 a: -all", [IN], ["@ A 192.0.2.1"]),
    ("a-length-bad", "v=spf1 a/33 -all", [IN], ["@ A 192.0.2.1"]),
    ("include-empty", "v=spf1 include -all", [IN], []),
    ("exists-empty", "v=spf1 exists: -all", [IN], []),
    ("exists-length", "v=spf1 exists:e.@/24 -all", [IN], ["e A 127.0.0.2"]),
    ("macro-unknown", "v=spf1 exists:%{z}.@ -all", [IN], []),
    ("macro-open", "v=spf1 exists:%{i.@ -all", [IN], []),
    ("macro-alone", "v=spf1 exists:%i.@ -all", [IN], []),
    ("macro-zero", "v=spf1 exists:%{d0}.@ -all", [IN], []),
    ("macro-explanation-only", "v=spf1 exists:%{c}.@ -all", [IN], []),
    ("upper-case", "V=SPF1 IP4:192.0.2.1 -ALL", [IN, OUT], []),
    ("version-ten", "v=spf10 -all", [IN], []),
    ("version-alone", "v=spf1", [IN], []),
    ("version-behind-blank", " v=spf1 -all", [IN], []),
    ("blanks", "v=spf1   ip4:192.0.2.1    -all  ", [IN, OUT], []),
    ("tab", "v=spf1\tip4:192.0.2.1 -all", [IN], []),
    ("not-ascii", b"v=spf1 ip4:192.0.2.1 -all \xfc", [IN], []),
    ("not-ascii-other", [b"gr\xfc\xdfe", "v=spf1 ip4:192.0.2.1 -all"], [IN], []),
    ("two", ["v=spf1 -all", "v=spf1 +all"], [IN], []),
    ("others-beside", ["v=spf10 x", "google-site-verification=1", "v=spf1 ip4:192.0.2.1 -all"], [IN, OUT], []),
    ("none-other-text", ["verification=1"], [IN], []),
    ("none", None, [IN], ["@ A 192.0.2.1"]),
    ("no-name", None, [IN], []),
    ("servfail", None, [IN], ["@ SERVFAIL"]),
    ("alias", None, [IN, OUT], ["@ CNAME t.spf-target.test."]),
    ("explained", "v=spf1 -all exp=why.@", [OUT], ["why TXT \"%{i} may not, says %{d}\""]),
    ("explained-nowhere", "v=spf1 -all exp=why.@", [OUT], []),
    ("explained-twice", "v=spf1 -all exp=why.@ exp=why.@", [OUT], ["why TXT \"no\""]),
    ("long", "v=spf1 " + " ".join(f"ip4:203.0.113.{i}" for i in range(60)) + " ip4:192.0.2.1 -all", [IN, OUT], []),
    ("very-long", "v=spf1 " + " ".join(f"ip4:198.51.{i // 200}.{i % 200}" for i in range(1, 181)) + " ip4:192.0.2.1 -all", [IN], []),
    ("all-first", "v=spf1 -all ip4:192.0.2.1", [IN], []),
    ("plus-all", "v=spf1 +all", [IN, OUT], []),
    ("dot-behind", "v=spf1 a:h.@. -all", [IN], ["h A 192.0.2.1"]),
    ("one-label", "v=spf1 a:localhost ip4:192.0.2.1 -all", [IN], []),
]


def spf(cases):
    cases.txt("t.spf-target.test", "v=spf1 ip4:192.0.2.1 -all")
    for name, record, clients, others in RECORDS:
        for client in clients:
            domain = cases.domain("spf")
            label = domain.split(".")[0]
            # Half of the domains also have a DMARC record.
            if cases.domains % 2 == 0 and not any(line.startswith("@ SERVFAIL") for line in others):
                cases.txt(f"_dmarc.{domain}", "v=DMARC1; p=none")
            cases.at(domain, *[placed(line, domain, label) for line in others])
            records = [] if record is None else record if isinstance(record, list) else [record]
            for each in records:
                cases.txt(domain, each.replace("@", domain) if isinstance(each, str) else each)
            cases.case(f"spf/{name}", cases.message(f"author@{domain}"), f"author@{domain}", client)
    greetings(cases)
    senders(cases)


def placed(line, domain, label):
    """Replaces @ by the domain, unless it is the name of a record, and @x by its first label."""
    name, rest = line.split(" ", 1)
    name = name if name == "@" else name.replace("@x", label).replace("@", domain)
    return f"{name} {rest.replace('@', domain)}"


def greetings(cases):
    """RFC 7208 §2.4: without a return path, the domain of the greeting is checked."""
    for name, record, greeting in [
        ("pass", "v=spf1 ip4:192.0.2.1 -all", None),
        ("fail", "v=spf1 -all", None),
        ("softfail", "v=spf1 ~all", None),
        ("none", None, None),
        ("broken", "v=spf1 oops", None),
        ("literal", None, "[192.0.2.1]"),
        ("one-label", None, "localhost"),
    ]:
        domain = cases.domain("helo")
        if record:
            cases.txt(domain, record)
        cases.txt(f"_dmarc.{domain}", "v=DMARC1; p=none")
        cases.case(f"spf-greeting/{name}", cases.message(f"author@{domain}"), "", "192.0.2.1", greeting or domain)
    # Both domains have a record, and that of the greeting's fails.
    domain = cases.domain("helo")
    cases.txt(domain, "v=spf1 ip4:192.0.2.1 -all")
    cases.txt(f"mta.{domain}", "v=spf1 -all")
    cases.case("spf-greeting/other-than-sender", cases.message(f"author@{domain}"), f"author@{domain}", "192.0.2.1", f"mta.{domain}")


def senders(cases):
    """Unusual local parts and domains."""
    for name, local, policy in [
        ("tagged", "author+tag", "v=spf1 exists:%{l1r+}.@ -all"),
        ("delimited", "a-b-c", "v=spf1 exists:%{l2-}.@ -all"),
        ("quoted", '"a b"', "v=spf1 ip4:192.0.2.1 -all"),
        ("percent", "a%b", "v=spf1 exists:%{l}.@ ip4:192.0.2.1 -all"),
        ("upper", "AUTHOR", "v=spf1 exists:%{l}.@ -all"),
        ("escaped", "a/b", "v=spf1 exists:%{L}.@ ip4:192.0.2.1 -all"),
    ]:
        domain = cases.domain("from")
        cases.txt(domain, policy.replace("@", domain))
        cases.at(domain, "author A 127.0.0.2", "tag A 127.0.0.2", "b.c A 127.0.0.2")
        cases.case(f"spf-sender/{name}", cases.message(f"author@{domain}"), f"{local}@{domain}")
    domain = cases.domain("from")
    cases.txt(domain, "v=spf1 ip4:192.0.2.1 -all")
    cases.case("spf-sender/upper-domain", cases.message(f"author@{domain}"), f"author@{domain.upper()}")
