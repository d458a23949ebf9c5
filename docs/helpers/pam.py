#!/usr/bin/env python3
"""A helper for identity sources that asks the operating system to check passwords (PAM): pam.py DOMAIN [SERVICE]

The user ann is ann@DOMAIN. Users below 1000 (root, daemons) can't sign in. SERVICE names a file in /etc/pam.d, "carillon"
if none is given; if it does not exist, PAM uses "other", which refuses. Needs only Python and libpam.

pam_unix lets only root and the group shadow check the passwords of others: add the server's user to that group, or use
modules that need no rights (pam_sss, pam_ldap, pam_krb5).
"""
import ctypes
import pwd
import re
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

LOWEST_UID = 1000
PROMPT_HIDDEN = 1
SUCCESS = 0
WRONG = (6, 7, 8, 10, 11)  # PERM_DENIED, AUTH_ERR, CRED_INSUFFICIENT, USER_UNKNOWN, MAXTRIES


class Message(ctypes.Structure):
    _fields_ = [("style", ctypes.c_int), ("text", ctypes.c_char_p)]


class Response(ctypes.Structure):
    _fields_ = [("text", ctypes.c_void_p), ("code", ctypes.c_int)]


TALK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_int, ctypes.POINTER(ctypes.POINTER(Message)),
    ctypes.POINTER(ctypes.POINTER(Response)), ctypes.c_void_p)


class Conversation(ctypes.Structure):
    _fields_ = [("talk", TALK), ("data", ctypes.c_void_p)]


libc, libpam = ctypes.CDLL("libc.so.6"), ctypes.CDLL("libpam.so.0")
libc.calloc.restype = libc.strdup.restype = ctypes.c_void_p
libc.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
libc.strdup.argtypes = [ctypes.c_char_p]
libpam.pam_start.argtypes = [
    ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(Conversation), ctypes.POINTER(ctypes.c_void_p)]
for function in (libpam.pam_authenticate, libpam.pam_acct_mgmt, libpam.pam_end):
    function.argtypes = [ctypes.c_void_p, ctypes.c_int]


def check(service, user, password):
    """Returns PAM's verdict on the password, and on the account if the password is right."""
    secret = password.encode()

    def talk(count, messages, responses, _):
        # PAM frees the responses.
        made = ctypes.cast(libc.calloc(count, ctypes.sizeof(Response)), ctypes.POINTER(Response))
        for place in range(count):
            if messages[place].contents.style == PROMPT_HIDDEN:
                made[place].text = libc.strdup(secret)
        responses[0] = made
        return SUCCESS

    conversation, handle = Conversation(TALK(talk), None), ctypes.c_void_p()
    said = libpam.pam_start(service.encode(), user.encode(), ctypes.byref(conversation), ctypes.byref(handle))
    if said != SUCCESS:
        return "FAILURE"
    said = libpam.pam_authenticate(handle, 0)
    allowed = libpam.pam_acct_mgmt(handle, 0) if said == SUCCESS else said
    libpam.pam_end(handle, allowed)
    if said != SUCCESS:
        return "ERROR" if said in WRONG else "FAILURE"
    return "OK" if allowed == SUCCESS else "DISABLED"


def person(domain, address):
    """Returns the user of an address, or None."""
    name, _, named = address.rpartition("@")
    if named.lower() != domain or not name or "\0" in name:
        return None
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        return None
    return found if found.pw_uid >= LOWEST_UID else None


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def answer(domain, service, command, texts):
    if command == "INTF":
        return "INTF 3"
    if command not in ("VRFY", "NEW") or len(texts) != (2 if command == "VRFY" else 1):
        return "OK" if command == "QUIT" else "FAILURE"
    found = person(domain, texts[0])
    if found is None:
        return "ERROR"
    if command == "VRFY":
        said = "ERROR" if "\0" in texts[1] else check(service, found.pw_name, texts[1])
        if said != "OK":
            return said
    name = "".join(c for c in found.pw_gecos.split(",")[0] if c.isprintable())
    return "OK displayName=" + quoted(name) if name else "OK"


def main(domain, service="carillon"):
    writing = threading.Lock()

    def say(number, command, texts):
        try:
            said = answer(domain.lower(), service, command, texts)
        except Exception as error:  # the server needs an answer
            said = "FAILURE " + quoted(type(error).__name__)
        with writing:
            print(number, said, flush=True)

    # PAM delays failed attempts: other requests are answered meanwhile.
    with ThreadPoolExecutor(16) as pool:
        for line in sys.stdin:
            words = re.match(r"(\d+) (\w+)", line)
            if words is None:
                continue
            texts = [re.sub(r"\\(.)", r"\1", text) for text in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]
            pool.submit(say, words[1], words[2], texts)
            if words[2] == "QUIT":
                break


if __name__ == "__main__":
    main(*sys.argv[1:])
