"""Creates messages and their DNS: make.py SEED FOLDER. The folder then contains cases.tsv (number, name, client, greeting,
return path), a file for each message in messages, and the zone, in which each case has a domain below test."""

import random
import sys

from cases import Cases
from cases_arc import arc
from cases_dkim import dkim
from cases_dmarc import dmarc
from cases_spf import spf

if __name__ == "__main__":
    seed, folder = sys.argv[1:]
    cases = Cases(random.Random(int(seed)), folder)
    for family in (spf, dkim, dmarc, arc):
        family(cases)
    cases.write()
