package org.carillon.zone.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.carillon.contract.net.Service;
import org.carillon.listener.setup.ClientSetups.Way;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.zone.TransportPolicy;
import org.carillon.zone.ZoneRecord.Purpose;

/** The records that a domain should have, by the services of this server. */
final class WantedRecords {
  private static final int MOST_STRING = 255;

  /** The names of services (RFC 6186 §3, RFC 8314 §5.1); implicit TLS is preferred. */
  private static final Map<Service, String> BY_SERVICE =
      Map.of(
          Service.IMAPS, "_imaps._tcp",
          Service.POP3S, "_pop3s._tcp",
          Service.SUBMISSIONS, "_submissions._tcp",
          Service.SUBMISSION, "_submission._tcp");

  private WantedRecords() {}

  /** A record that should be there. */
  sealed interface Wanted {
    /** Its name, without the final dot. */
    String name();

    Purpose purpose();

    /** Mail goes to a host. */
    record Exchanger(String name, String host, Purpose purpose) implements Wanted {}

    /**
     * A text.
     *
     * @param beginning the prefix of all texts of its kind
     */
    record Text(String name, String text, String beginning, Purpose purpose) implements Wanted {}

    /** A service is at a host. */
    record Place(String name, String host, int port, Purpose purpose) implements Wanted {}

    /** Another name of a host. */
    record OtherName(String name, String host, Purpose purpose) implements Wanted {}

    /** The digest of the setup document for programs (PACC); it can't be known before the fetch. */
    record Digest(String name, String address, Purpose purpose) implements Wanted {}
  }

  /**
   * The ways to reach the server.
   *
   * @param host its public name; empty if it has none: then records with it are left out
   * @param webPort the web's port
   * @param ways the access points of mail programs
   * @param sip the port for calls without encryption; empty for none
   * @param sips the port for calls by TLS; empty for none
   */
  record Reach(
      Optional<String> host, int webPort, List<Way> ways, OptionalInt sip, OptionalInt sips) {}

  /**
   * Returns the records without which mail does not arrive or is not trusted.
   *
   * @param keys the domain's keys, by which its mail is signed
   */
  static List<Wanted> essentials(String domain, Reach reach, List<DomainKey> keys) {
    List<Wanted> wanted = new ArrayList<>();
    reach.host().ifPresent(host -> wanted.add(new Wanted.Exchanger(domain, host, Purpose.MAIL)));
    wanted.add(new Wanted.Text(domain, "v=spf1 mx ~all", "v=spf1", Purpose.SENDER));
    keys.stream()
        .filter(key -> key.state() != DomainKeyState.RETIRED)
        .forEach(
            key ->
                wanted.add(new Wanted.Text(key.name(), key.record(), "v=DKIM1", Purpose.SENDER)));
    wanted.add(
        new Wanted.Text(
            "_dmarc." + domain,
            "v=DMARC1; p=none; rua=mailto:postmaster@" + domain,
            "v=DMARC1",
            Purpose.SENDER));
    return wanted;
  }

  /**
   * Returns all records of a domain.
   *
   * @param policy the domain's policy for incoming mail, if it has one
   */
  static List<Wanted> of(
      String domain, Reach reach, List<DomainKey> keys, Optional<TransportPolicy> policy) {
    List<Wanted> wanted = essentials(domain, reach, keys);
    // RFC 8460 §3
    wanted.add(
        new Wanted.Text(
            "_smtp._tls." + domain,
            "v=TLSRPTv1; rua=mailto:postmaster@" + domain,
            "v=TLSRPTv1",
            Purpose.TRANSPORT));
    policy.ifPresent(one -> addPolicy(wanted, domain, one));
    reach.host().ifPresent(host -> addPlaces(wanted, domain, host, reach));
    return wanted;
  }

  /** Adds the records of a policy (RFC 8461 §3.1, §3.3). */
  private static void addPolicy(List<Wanted> wanted, String domain, TransportPolicy policy) {
    wanted.add(
        new Wanted.Text("_mta-sts." + domain, policy.record(), "v=STSv1", Purpose.ENCRYPTION));
    wanted.add(new Wanted.OtherName("mta-sts." + domain, policy.host(), Purpose.ENCRYPTION));
  }

  private static void addPlaces(List<Wanted> wanted, String domain, String host, Reach reach) {
    for (Way way : reach.ways()) {
      Optional.ofNullable(BY_SERVICE.get(way.service()))
          .ifPresent(
              name ->
                  wanted.add(
                      new Wanted.Place(
                          name + "." + domain, way.host(), way.port(), Purpose.PROGRAMS)));
    }
    for (String name : List.of("_caldavs._tcp", "_carddavs._tcp", "_autodiscover._tcp")) {
      wanted.add(new Wanted.Place(name + "." + domain, host, reach.webPort(), Purpose.PROGRAMS));
    }
    for (String name : List.of("autoconfig", "autodiscover", "ua-auto-config")) {
      wanted.add(new Wanted.OtherName(name + "." + domain, host, Purpose.PROGRAMS));
    }
    wanted.add(
        new Wanted.Digest(
            "_ua-auto-config." + domain,
            "https://ua-auto-config." + domain + "/.well-known/user-agent-configuration.json",
            Purpose.PROGRAMS));
    reach
        .sips()
        .ifPresent(
            port ->
                wanted.add(new Wanted.Place("_sips._tcp." + domain, host, port, Purpose.CALLS)));
    reach
        .sip()
        .ifPresent(
            port -> wanted.add(new Wanted.Place("_sip._udp." + domain, host, port, Purpose.CALLS)));
  }

  /** Returns a text as in zone files: strings of at most 255 octets. */
  static String quoted(String text) {
    List<String> strings = new ArrayList<>();
    for (int at = 0; at < text.length(); at += MOST_STRING) {
      String part = text.substring(at, Math.min(text.length(), at + MOST_STRING));
      strings.add('"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return String.join(" ", strings);
  }
}
