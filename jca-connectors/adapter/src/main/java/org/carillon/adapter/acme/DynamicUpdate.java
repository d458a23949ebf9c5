package org.carillon.adapter.acme;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.acme.ChallengeAnswers.DnsText;
import org.carillon.contract.acme.DnsUpdate;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Changes TXT records at the server of their zone (RFC 2136), signed (RFC 8945). */
record DynamicUpdate(DnsUpdate wanted) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int PORT = 53;

  /** Short: an authority looks once, and a record left over does no harm. */
  private static final long SECONDS_TO_LIVE = 30;

  void send() throws IOException {
    SimpleResolver server = server();
    Map<Name, Update> zones = new LinkedHashMap<>();
    for (DnsText text : wanted.remove()) {
      TXTRecord record = record(text);
      update(server, zones, record.getName()).delete(record);
    }
    for (DnsText text : wanted.add()) {
      TXTRecord record = record(text);
      update(server, zones, record.getName()).add(record);
    }
    for (Map.Entry<Name, Update> zone : zones.entrySet()) {
      Message answer = server.send(zone.getValue());
      if (answer.getRcode() != Rcode.NOERROR) {
        throw new IOException(
            "The DNS server %s refuses to change the zone %s: %s"
                .formatted(wanted.server(), zone.getKey(), Rcode.string(answer.getRcode())));
      }
    }
  }

  private Update update(SimpleResolver server, Map<Name, Update> zones, Name name)
      throws IOException {
    Name zone =
        wanted.zone().isEmpty() ? zone(server, name) : Name.fromString(wanted.zone(), Name.root);
    return zones.computeIfAbsent(zone, Update::new);
  }

  /** Returns the zone of a name, from the SOA record in the answer or authority section. */
  private Name zone(SimpleResolver server, Name name) throws IOException {
    for (Name parent = name; parent.labels() > 1; parent = new Name(parent, 1)) {
      Message answer = server.send(Message.newQuery(Record.newRecord(parent, Type.SOA, DClass.IN)));
      Optional<Name> found =
          List.of(Section.ANSWER, Section.AUTHORITY).stream()
              .flatMap(section -> answer.getSection(section).stream())
              .filter(SOARecord.class::isInstance)
              .map(Record::getName)
              .filter(name::subdomain)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IOException("The DNS server %s has no zone of %s".formatted(wanted.server(), name));
  }

  private static TXTRecord record(DnsText text) throws TextParseException {
    return new TXTRecord(
        Name.fromString(text.name(), Name.root), DClass.IN, SECONDS_TO_LIVE, text.text());
  }

  private SimpleResolver server() throws UnknownHostException {
    String address = wanted.server();
    int colon = address.lastIndexOf(':');
    boolean hasPort = colon > 0 && (address.indexOf(':') == colon || address.contains("]:"));
    String host = hasPort ? address.substring(0, colon) : address;
    SimpleResolver server = new SimpleResolver(host.replaceAll("^\\[|\\]$", ""));
    server.setPort(hasPort ? Integer.parseInt(address.substring(colon + 1)) : PORT);
    server.setTCP(true);
    server.setTimeout(PATIENCE);
    wanted
        .key()
        .ifPresent(key -> server.setTSIGKey(new TSIG(key.algorithm(), key.name(), key.secret())));
    return server;
  }
}
