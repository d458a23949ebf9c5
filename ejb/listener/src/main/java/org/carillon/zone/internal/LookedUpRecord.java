package org.carillon.zone.internal;

import java.net.InetAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.fetch.FetchAnswer;
import org.carillon.fetch.WebFetch;
import org.carillon.zone.ZoneRecord;
import org.carillon.zone.ZoneRecord.State;
import org.carillon.zone.internal.WantedRecords.Wanted;

/** Compares what a domain should have with what the DNS shows. */
final class LookedUpRecord {
  private static final int MOST_FILE = 65_536;
  private static final int MOST_FOUND = 5;

  private final DnsLookup dns;
  private final WebFetch web;

  LookedUpRecord(DnsLookup dns, WebFetch web) {
    this.dns = dns;
    this.web = web;
  }

  /**
   * Looks a record up.
   *
   * @return empty if its value is not known yet
   * @throws InterruptedException if nobody waits for it any more
   */
  Optional<ZoneRecord> of(Wanted wanted) throws InterruptedException {
    return switch (wanted) {
      case Wanted.Exchanger mx ->
          Optional.of(
              compared(
                  mx,
                  "MX",
                  "10 " + mx.host() + ".",
                  dns.find(mx.name(), new DnsType.Mx()),
                  one -> one.host().equalsIgnoreCase(mx.host()),
                  one -> one.preference() + " " + one.host() + "."));
      case Wanted.Text text -> Optional.of(text(text));
      case Wanted.Place place ->
          Optional.of(
              compared(
                  place,
                  "SRV",
                  "0 1 " + place.port() + " " + place.host() + ".",
                  dns.find(place.name(), new DnsType.Srv()),
                  one -> one.host().equalsIgnoreCase(place.host()) && one.port() == place.port(),
                  one ->
                      "%d %d %d %s."
                          .formatted(one.priority(), one.weight(), one.port(), one.host())));
      case Wanted.OtherName other -> Optional.of(otherName(other));
      case Wanted.Digest digest -> digest(digest);
    };
  }

  /**
   * Returns whether a host has an address.
   *
   * @throws InterruptedException if nobody waits for it any more
   */
  State address(String host) throws InterruptedException {
    return addresses(host)
        .map(found -> found.isEmpty() ? State.MISSING : State.THERE)
        .orElse(State.UNKNOWN);
  }

  /** Returns the record with an unknown state, without a lookup. */
  static ZoneRecord unknown(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Exchanger mx -> shown(mx, "MX", "10 " + mx.host() + ".", State.UNKNOWN);
      case Wanted.Text text -> shown(text, "TXT", WantedRecords.quoted(text.text()), State.UNKNOWN);
      case Wanted.Place place ->
          shown(place, "SRV", "0 1 " + place.port() + " " + place.host() + ".", State.UNKNOWN);
      case Wanted.OtherName other -> shown(other, "CNAME", other.host() + ".", State.UNKNOWN);
      case Wanted.Digest digest -> shown(digest, "TXT", "", State.UNKNOWN);
    };
  }

  private static ZoneRecord shown(Wanted wanted, String type, String value, State state) {
    return new ZoneRecord(wanted.name(), type, value, wanted.purpose(), state, List.of());
  }

  private static <T> ZoneRecord compared(
      Wanted wanted,
      String type,
      String value,
      DnsReply<T> reply,
      Predicate<T> isIt,
      Function<T, String> written) {
    return switch (reply) {
      case DnsReply.NoName<T> _, DnsReply.NoRecords<T> _ ->
          shown(wanted, type, value, State.MISSING);
      case DnsReply.Unknown<T> _ -> shown(wanted, type, value, State.UNKNOWN);
      case DnsReply.Found<T>(List<T> records) -> {
        boolean isThere = records.stream().anyMatch(isIt);
        yield new ZoneRecord(
            wanted.name(),
            type,
            value,
            wanted.purpose(),
            isThere ? State.THERE : State.OTHER,
            isThere
                ? List.of()
                : records.stream().map(written).sorted().limit(MOST_FOUND).toList());
      }
    };
  }

  /** Looks up a text. Texts of another kind at the same name are ignored. */
  private ZoneRecord text(Wanted.Text wanted) throws InterruptedException {
    DnsReply<String> reply = dns.find(wanted.name(), new DnsType.Txt());
    if (reply instanceof DnsReply.Found<String>(List<String> texts)) {
      List<String> alike =
          texts.stream().filter(text -> text.startsWith(wanted.beginning())).toList();
      reply = alike.isEmpty() ? new DnsReply.NoRecords<>() : new DnsReply.Found<>(alike);
    }
    return compared(
        wanted,
        "TXT",
        WantedRecords.quoted(wanted.text()),
        reply,
        text -> plain(text).equals(plain(wanted.text())),
        WantedRecords::quoted);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s;]+", ";");
  }

  /** Looks up a name. Any record that leads to the host's addresses is accepted. */
  private ZoneRecord otherName(Wanted.OtherName wanted) throws InterruptedException {
    Optional<Set<InetAddress>> here = addresses(wanted.host());
    Optional<Set<InetAddress>> there = addresses(wanted.name());
    String value = wanted.host() + ".";
    if (here.isEmpty() || there.isEmpty()) {
      return shown(wanted, "CNAME", value, State.UNKNOWN);
    }
    if (there.get().isEmpty()) {
      return shown(wanted, "CNAME", value, State.MISSING);
    }
    boolean isThere = here.get().containsAll(there.get());
    return new ZoneRecord(
        wanted.name(),
        "CNAME",
        value,
        wanted.purpose(),
        isThere ? State.THERE : State.OTHER,
        isThere
            ? List.of()
            : there.get().stream()
                .map(InetAddress::getHostAddress)
                .sorted()
                .limit(MOST_FOUND)
                .toList());
  }

  /** Returns all addresses of a name; empty if the DNS does not answer. */
  private Optional<Set<InetAddress>> addresses(String name) throws InterruptedException {
    Set<InetAddress> found = new HashSet<>();
    for (DnsType<InetAddress> type : List.of(new DnsType.A(), new DnsType.Aaaa())) {
      switch (dns.find(name, type)) {
        case DnsReply.Found<InetAddress>(List<InetAddress> some) -> found.addAll(some);
        case DnsReply.NoName<InetAddress> _, DnsReply.NoRecords<InetAddress> _ -> {
          // The other address type may have some.
        }
        case DnsReply.Unknown<InetAddress> _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(found);
  }

  private Optional<ZoneRecord> digest(Wanted.Digest wanted) throws InterruptedException {
    if (!(web.get(URI.create(wanted.address()), "application/json", MOST_FILE)
        instanceof FetchAnswer.Fetched(byte[] file))) {
      return Optional.empty();
    }
    return Optional.of(
        text(
            new Wanted.Text(
                wanted.name(),
                "v=UAAC1; a=sha256; d=" + digest(file),
                "v=UAAC1",
                wanted.purpose())));
  }

  private static String digest(byte[] file) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every JDK has SHA-256", never);
    }
  }
}
