"""Delivers by LMTP and requests health until the file go-on is gone; prints a line for each acknowledgement and each health response."""

import os
import smtplib
import ssl
import sys
import threading
import time
import urllib.error
import urllib.request

folder, lmtp, web = sys.argv[1:]
host, port = lmtp.rsplit(":", 1)
name = web.split("//")[1]
lock = threading.Lock()


def going():
    return os.path.exists(os.path.join(folder, "go-on"))


def tell(*words):
    with lock:
        print(f"{time.time():.2f}", *words, flush=True)


def deliver():
    number = 0
    while going():
        try:
            with smtplib.LMTP(host, int(port), timeout=20) as client:
                client.ehlo("load")
                while going():
                    number += 1
                    client.mail("sender@elsewhere.test")
                    client.rcpt("reader@domain.test")
                    code, _ = client.data(f"Subject: {name}-{number}\r\n\r\nHello\r\n".encode())
                    if code == 250:
                        tell("acknowledged", f"{name}-{number}")
                    else:
                        client.rset()
                        time.sleep(0.1)
                    time.sleep(0.02)
        except (OSError, smtplib.SMTPException):
            time.sleep(0.2)


def look():
    trusting = ssl._create_unverified_context()
    while going():
        try:
            with urllib.request.urlopen(f"{web}/api/v1/health/ready", context=trusting, timeout=5) as answer:
                tell("health", answer.status)
        except urllib.error.HTTPError as answer:
            tell("health", answer.code)
        except OSError as failure:
            tell("health", type(failure).__name__)
        time.sleep(0.3)


threads = [threading.Thread(target=deliver), threading.Thread(target=look)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
