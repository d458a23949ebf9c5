"""A name server for one zone file: zone.py FILE ADDRESS PORT. A line "; servfail NAME" makes that name fail; wildcards and aliases work."""

import re
import socketserver
import struct
import sys
import threading

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import dns.zone

MOST_ALIASES = 8


class Zone:
    def __init__(self, text):
        soa = ". 300 IN SOA a. b. 1 2 3 4 300\n. 300 IN NS a.\n"
        self.zone = dns.zone.from_text(soa + text, origin=".", relativize=False)
        self.broken = {dns.name.from_text(name) for name in re.findall(r"(?m)^; servfail (\S+)", text)}
        self.known = set()
        for name in self.zone.nodes:
            while name != dns.name.root:
                self.known.add(name)
                name = name.parent()

    def at(self, name):
        """Returns the name itself, or the wildcard below its closest encloser (RFC 4592)."""
        if name in self.known:
            return name
        above = name
        while above != dns.name.root:
            above = above.parent()
            if above in self.known:
                wild = dns.name.Name((b"*",) + above.labels)
                return wild if wild in self.known else None
        return None

    def answer(self, query):
        answer = dns.message.make_response(query, recursion_available=True)
        question = query.question[0]
        name = question.name
        for _ in range(MOST_ALIASES):
            if name in self.broken:
                answer.answer.clear()
                answer.set_rcode(dns.rcode.SERVFAIL)
                return answer
            place = self.at(name)
            if place is None:
                answer.set_rcode(dns.rcode.NXDOMAIN)
                return answer
            found = self.zone.get_rdataset(place, question.rdtype)
            if found is not None:
                answer.answer.append(dns.rrset.from_rdata_list(name, 300, list(found)))
                return answer
            alias = self.zone.get_rdataset(place, dns.rdatatype.CNAME)
            if alias is None:
                return answer
            answer.answer.append(dns.rrset.from_rdata_list(name, 300, list(alias)))
            name = alias[0].target
        answer.answer.clear()
        answer.set_rcode(dns.rcode.SERVFAIL)
        return answer


class Datagram(socketserver.BaseRequestHandler):
    def handle(self):
        octets, socket = self.request
        query = dns.message.from_wire(octets)
        answer = self.server.zone.answer(query)
        wire = answer.to_wire(max_size=65_535)
        if len(wire) > (query.payload if query.edns >= 0 else 512):
            answer.answer.clear()
            answer.flags |= dns.flags.TC
            wire = answer.to_wire()
        socket.sendto(wire, self.client_address)


class Stream(socketserver.StreamRequestHandler):
    def handle(self):
        while length := self.rfile.read(2):
            query = dns.message.from_wire(self.rfile.read(struct.unpack("!H", length)[0]))
            wire = self.server.zone.answer(query).to_wire(max_size=65_535)
            self.wfile.write(struct.pack("!H", len(wire)) + wire)


def serve(server, zone):
    server.daemon_threads = True
    server.zone = zone
    threading.Thread(target=server.serve_forever).start()


if __name__ == "__main__":
    file, address, port = sys.argv[1:]
    with open(file, encoding="ascii") as lines:
        asked = Zone(lines.read())
    socketserver.TCPServer.allow_reuse_address = True
    serve(socketserver.ThreadingUDPServer((address, int(port)), Datagram), asked)
    serve(socketserver.ThreadingTCPServer((address, int(port)), Stream), asked)
