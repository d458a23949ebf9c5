"""The building blocks of test cases: domains, records, messages, signatures."""

import base64
import hashlib
import os
import re

import nacl.signing
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from dkim.canonicalization import CanonicalizationPolicy

CLIENT = "192.0.2.1"
GREETING = "client.greeting.test"
WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november".split()


class Key:
    """A signing key; its public half is in the format of DNS records."""

    def __init__(self, kind, bits=2048):
        self.kind = kind
        if kind == "rsa":
            self.private = rsa.generate_private_key(65537, bits)
            octets = self.private.public_key().public_bytes(
                serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        else:
            self.private = nacl.signing.SigningKey.generate()
            octets = bytes(self.private.verify_key)
        self.public = base64.b64encode(octets).decode()

    def sign(self, octets, digest="sha256"):
        if self.kind == "rsa":
            return self.private.sign(octets, padding.PKCS1v15(), hashes.SHA1() if digest == "sha1" else hashes.SHA256())
        return self.private.sign(hashlib.sha256(octets).digest()).signature

    def pem(self):
        return self.private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption())


def text(value):
    """Returns a TXT record's data: strings of at most 255 octets."""
    octets = value if isinstance(value, bytes) else value.encode()
    strings = [octets[i:i + 255] for i in range(0, len(octets), 255)] or [b""]
    shown = lambda s: "".join(chr(c) if 32 <= c < 127 and c not in b'"\\' else "\\%03d" % c for c in s)
    return "TXT " + " ".join('"' + shown(s) + '"' for s in strings)


class Message:
    """Fields and a body; may be signed, and changed afterwards."""

    def __init__(self, fields, body):
        self.fields = list(fields)
        self.body = body

    def octets(self):
        return b"".join(name + b":" + value + b"\r\n" for name, value in self.fields) + b"\r\n" + self.body

    def add(self, name, value):
        self.fields.append((name.encode(), b" " + value.encode()))
        return self

    def top(self, name, value):
        self.fields.insert(0, (name.encode(), b" " + value.encode()))
        return self

    def replace(self, name, value):
        self.fields = [(n, value if n.lower() == name.lower() else v) for n, v in self.fields]
        return self

    def remove(self, name):
        self.fields = [(n, v) for n, v in self.fields if n.lower() != name.lower()]
        return self

    def sign(self, key, domain, selector="s", form="relaxed/relaxed", names="from:to:subject:date", algorithm=None,
             tags=(), without=(), length=None, digest=None, changed=None, order=None):
        """Prepends a signature that is written by hand: no library creates invalid ones."""
        algorithm = algorithm or ("rsa-sha256" if key.kind == "rsa" else "ed25519-sha256")
        digest = digest or ("sha1" if algorithm.endswith("sha1") else "sha256")
        halves = form.encode().split(b"/") if "/" in form else [form.encode(), b"simple"]
        policy = CanonicalizationPolicy.from_c_value(b"/".join(halves))
        body = policy.canonicalize_body(self.body)
        if length is not None:
            body = body[:length]
        said = {
            "v": "1", "a": algorithm, "c": form, "d": domain, "s": selector, "h": names,
            "bh": base64.b64encode(hashlib.new(digest, body).digest()).decode(),
        }
        if length is not None:
            said["l"] = str(length)
        said.update(tags)
        for tag in without:
            said.pop(tag, None)
        listed = [(tag, said[tag]) for tag in (order or said) if tag in said]
        value = " " + ";\r\n\t".join(f"{tag}={word}" for tag, word in listed) + ";\r\n\tb="
        if changed:
            value = changed(value)
        left = list(self.fields)
        octets = b""
        for name in [n.strip() for n in names.split(":")]:
            for i in range(len(left) - 1, -1, -1):
                if left[i][0].lower() == name.lower().encode():
                    octets += self._canonical(policy, *left.pop(i)) + b"\r\n"
                    break
        octets += self._canonical(policy, b"DKIM-Signature", value.encode())
        signature = base64.b64encode(key.sign(octets, digest)).decode()
        folded = "\r\n\t ".join(signature[i:i + 70] for i in range(0, len(signature), 70))
        self.fields.insert(0, (b"DKIM-Signature", (value + folded).encode()))
        return self

    @staticmethod
    def _canonical(policy, name, value):
        if policy.header_algorithm.name == b"simple":
            return name + b":" + value
        return name.lower().strip() + b":" + re.sub(rb"[\t ]+", b" ", value.replace(b"\r\n", b"")).strip()


class Cases:
    """All cases so far, and the zone that they need."""

    def __init__(self, random, folder):
        self.random = random
        self.folder = folder
        self.rows = []
        self.zone = []
        self.keys = {"rsa": Key("rsa"), "short": Key("rsa", 1024), "tiny": Key("rsa", 512), "ed": Key("ed25519"), "other": Key("rsa")}
        self.domains = 0
        self.at("greeting.test", "client A 192.0.2.1")
        for i in range(1, 5):
            self.at("", f"{i}.2.0.192.in-addr.arpa PTR host{i}.names.test.")
            self.at("names.test", f"host{i} A 192.0.2.{i}")
        self.at("", "9.2.0.192.in-addr.arpa PTR liar.names.test.")
        self.at("names.test", "liar A 198.51.100.99")

    def domain(self, family):
        self.domains += 1
        return f"{family}{self.domains}.test"

    def at(self, domain, *lines):
        """Adds records; a name is relative to the domain, and @ is the domain itself, also within the records."""
        for line in lines:
            name, kind = line.split(" ", 1)
            whole = domain if name == "@" else name if not domain else f"{name}.{domain}"
            if kind == "SERVFAIL":
                self.zone.append(f"; servfail {whole}.")
            else:
                self.zone.append(f"{whole}. 300 IN {kind.replace('@.', domain + '.')}")

    def txt(self, name, value):
        self.zone.append(f"{name}. 300 IN {text(value)}")

    def words(self, least, most):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randint(least, most)))

    def body(self):
        """Returns lines that exercise canonicalization: runs of spaces, tabs, empty lines, trailing spaces."""
        lines = []
        for _ in range(self.random.randint(1, 12)):
            line = self.words(0, 12)
            if self.random.random() < 0.3:
                line = line.replace(" ", self.random.choice(["  ", "\t", " \t "]), 2)
            if self.random.random() < 0.2:
                line += self.random.choice([" ", "\t", "   "])
            lines.append(line)
        return ("\r\n".join(lines) + "\r\n" * self.random.randint(1, 3)).encode()

    def message(self, author, body=None):
        day = self.random.randint(1, 20)
        return Message([
            (b"From", f" Author <{author}>".encode()),
            (b"To", b" Reader <reader@bench.test>"),
            (b"Subject", (" " + self.words(2, 6)).encode()),
            (b"Date", f" Fri, {day:02} Nov 2026 0{day % 10}:00:00 +0000".encode()),
            (b"Message-ID", f" <{self.random.randrange(1 << 40):x}@{author.rsplit('@', 1)[-1]}>".encode()),
        ], self.body() if body is None else body)

    def case(self, name, message, sender, client=CLIENT, greeting=GREETING):
        self.rows.append((f"{name}", client, greeting, sender, message))

    def write(self):
        os.makedirs(f"{self.folder}/messages")
        with open(f"{self.folder}/zone", "w", encoding="ascii") as file:
            file.write("\n".join(self.zone) + "\n")
        with open(f"{self.folder}/cases.tsv", "w", encoding="utf-8") as file:
            for number, (name, client, greeting, sender, message) in enumerate(self.rows):
                file.write(f"{number}\t{name}\t{client}\t{greeting}\t{sender}\n")
                message.top("X-Case", str(number))
                with open(f"{self.folder}/messages/{number}", "wb") as octets:
                    octets.write(message.octets())
