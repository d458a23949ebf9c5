"""Prints a line with number and dkimpy's result for each message of a folder that has an ARC chain: chains.py FOLDER ADDRESS PORT."""

import os
import sys

import dkim
import dns.resolver

folder, address, port = sys.argv[1:]
resolver = dns.resolver.Resolver(configure=False)
resolver.nameservers, resolver.port = [address], int(port)


def texts(name, timeout=5):
    try:
        return b"".join(resolver.resolve(name.decode(), "TXT")[0].strings)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None


for number in sorted(os.listdir(folder), key=int):
    with open(f"{folder}/{number}", "rb") as file:
        message = file.read()
    if b"\r\nARC-" in message:
        result, _, _ = dkim.arc_verify(message, dnsfunc=texts)
        print(number, (result or b"none").decode().lower(), sep="\t")
