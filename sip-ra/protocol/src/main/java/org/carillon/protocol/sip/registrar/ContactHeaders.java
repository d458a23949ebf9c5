package org.carillon.protocol.sip.registrar;

import gov.nist.javax.sip.address.SipUri;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.call.Registration;
import org.carillon.protocol.sip.wire.NameAddress;
import org.carillon.protocol.sip.wire.RegisterRequest;
import org.carillon.protocol.sip.wire.Scan;

/** Reads the change in a REGISTER (RFC 3261 §10.2.1, §10.3 steps 6 and 7). */
final class ContactHeaders {
  private static final int MOST = 20;
  private static final int MOST_DIGITS = 10;

  /** The longest contact or identifier of a phone; push tokens (RFC 8599) have some hundreds. */
  private static final int LONGEST = 1_024;

  private static final long HIGHEST = (1L << 32) - 1;

  /** The value of a malformed expiry (RFC 3261 §10.2.1.1). */
  private static final Duration MALFORMED = Duration.ofSeconds(3_600);

  private static final String ALL = "*";
  private static final Pattern QVALUE = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

  private ContactHeaders() {}

  /** Returns the change; empty if headers are malformed, contradictory or beyond the limits. */
  static Optional<Registration.Change> read(RegisterRequest request) {
    Optional<List<String>> contacts = request.contacts();
    if (contacts.isEmpty() || contacts.get().size() > MOST) {
      return Optional.empty();
    }
    if (contacts.get().isEmpty()) {
      return Optional.of(new Registration.Ask());
    }
    Optional<Duration> expires = request.expires().map(ContactHeaders::seconds);
    if (contacts.get().contains(ALL)) {
      boolean alone = contacts.get().size() == 1 && expires.filter(Duration::isZero).isPresent();
      return alone ? Optional.of(new Registration.Clear()) : Optional.empty();
    }
    List<Registration.Contact> read = new ArrayList<>(contacts.get().size());
    for (String contact : contacts.get()) {
      Optional<Registration.Contact> one =
          RegisterRequest.address(contact).flatMap(address -> read(address, expires));
      if (one.isEmpty()) {
        return Optional.empty();
      }
      read.add(one.get());
    }
    return Optional.of(new Registration.Put(List.copyOf(read)));
  }

  private static Optional<Registration.Contact> read(
      NameAddress contact, Optional<Duration> usual) {
    if (!(RegisterRequest.uri(contact.uri()).orElse(null) instanceof SipUri uri)
        || uri.getHost() == null) {
      return Optional.empty();
    }
    Optional<Duration> expires =
        contact.parameters().get("expires").map(ContactHeaders::seconds).or(() -> usual);
    String key = key(contact, uri);
    String text = uri.encode();
    return priority(contact)
        .filter(priority -> key.length() <= LONGEST && text.length() <= LONGEST)
        .map(priority -> new Registration.Contact(key, text, priority, expires));
  }

  /** Reads an expiry: delta-seconds, at most 2^32 - 1 (RFC 3261 §20.19). */
  private static Duration seconds(String text) {
    boolean plain = !text.isEmpty() && text.length() <= MOST_DIGITS && Scan.isDigits(text);
    long seconds = plain ? Long.parseLong(text) : Long.MAX_VALUE;
    return seconds <= HIGHEST ? Duration.ofSeconds(seconds) : MALFORMED;
  }

  /** Returns the qvalue in thousandths, by default 1000; empty if malformed (RFC 3261 §25.1). */
  private static Optional<Integer> priority(NameAddress contact) {
    Optional<String> q = contact.parameters().get("q");
    if (q.isEmpty()) {
      return Optional.of(1_000);
    }
    return q.filter(text -> QVALUE.matcher(text).matches())
        .map(text -> new BigDecimal(text).movePointRight(3).intValueExact());
  }

  /** Returns the key, which stays when a phone re-registers (RFC 3261 §19.1.4, RFC 5626 §4.1). */
  private static String key(NameAddress contact, SipUri uri) {
    Optional<String> instance = contact.parameters().get("+sip.instance");
    Optional<String> reg = contact.parameters().get("reg-id");
    if (instance.isPresent() && reg.isPresent()) {
      return instance.get() + "#" + reg.get();
    }
    String user = uri.getUser() == null ? "" : uri.getUser();
    String transport = uri.getTransportParam() == null ? "" : uri.getTransportParam();
    return (uri.getScheme() + ":" + user + "@")
        + (uri.getHost() + ":" + uri.getPort() + ";" + transport).toLowerCase(Locale.ROOT);
  }
}
