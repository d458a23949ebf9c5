package org.carillon.protocol.sip.registrar;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContactList;
import gov.nist.javax.sip.message.SIPRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.call.Registration;

/** Reads what a REGISTER asks for (RFC 3261 §10.2.1, §10.3 steps 6 and 7). */
final class ContactHeaders {
  private static final int MOST = 20;

  private ContactHeaders() {}

  /** The change asked for; empty when the headers contradict each other or make no sense. */
  static Optional<Registration.Change> read(SIPRequest request) {
    ContactList contacts = request.getContactHeaders();
    if (contacts == null || contacts.isEmpty()) {
      return Optional.of(new Registration.Ask());
    }
    Optional<Duration> expires =
        Optional.ofNullable(request.getExpires())
            .map(header -> Duration.ofSeconds(Math.max(0, header.getExpires())));
    if (contacts.stream().anyMatch(ContactHeaders::isWildcard)) {
      boolean alone = contacts.size() == 1 && expires.filter(Duration::isZero).isPresent();
      return alone ? Optional.of(new Registration.Clear()) : Optional.empty();
    }
    if (contacts.size() > MOST) {
      return Optional.empty();
    }
    List<Registration.Contact> read = new ArrayList<>(contacts.size());
    for (Contact contact : contacts) {
      Optional<Registration.Contact> one = read(contact, expires);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      read.add(one.get());
    }
    return Optional.of(new Registration.Put(List.copyOf(read)));
  }

  private static boolean isWildcard(Contact contact) {
    return contact.getAddress() == null
        || contact.getWildCardFlag()
        || contact.getAddress().isWildcard();
  }

  private static Optional<Registration.Contact> read(Contact contact, Optional<Duration> usual) {
    if (!(contact.getAddress().getURI() instanceof SipUri uri) || uri.getHost() == null) {
      return Optional.empty();
    }
    Optional<Duration> expires =
        contact.getParameter("expires") == null
            ? usual
            : seconds(contact.getParameter("expires")).map(Duration::ofSeconds);
    return Optional.of(
        new Registration.Contact(key(contact, uri), uri.encode(), priority(contact), expires));
  }

  /** An unreadable expires is as good as none (RFC 3261 §10.2.1.1 says 3600; the desk decides). */
  private static Optional<Long> seconds(String text) {
    return text.matches("\\d{1,10}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static int priority(Contact contact) {
    float q = contact.getQValue();
    return q < 0 ? 1_000 : Math.round(q * 1_000);
  }

  /** What stays the same when a phone registers again (RFC 3261 §19.1.4, RFC 5626 §4.1). */
  private static String key(Contact contact, SipUri uri) {
    String instance = contact.getParameter("+sip.instance");
    String reg = contact.getParameter("reg-id");
    if (instance != null && reg != null) {
      return instance + "#" + reg;
    }
    String user = uri.getUser() == null ? "" : uri.getUser();
    String transport = uri.getTransportParam() == null ? "" : uri.getTransportParam();
    return (uri.getScheme() + ":" + user + "@")
        + (uri.getHost() + ":" + uri.getPort() + ";" + transport).toLowerCase(Locale.ROOT);
  }
}
