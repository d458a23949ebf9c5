package org.carillon.mailauth.bimi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.carillon.mailauth.tag.TagList;

/** What a record says (draft §4.2). */
sealed interface AssertionRecord {

  /** The one version there is. */
  String VERSION = "BIMI1";

  /**
   * There is an indicator.
   *
   * @param location where
   * @param evidence where the certificate is that vouches for it; empty for none
   */
  record Published(URI location, Optional<URI> evidence) implements AssertionRecord {}

  /** The domain wants none to be shown (draft §4.2.1). */
  record Declined() implements AssertionRecord {}

  /**
   * Nothing can be made of it.
   *
   * @param why a sentence for people
   */
  record Invalid(String why) implements AssertionRecord {}

  /**
   * Reads a text of the DNS; empty for what is no such record. Tags that are for senders, or of
   * later versions, say nothing here.
   */
  static Optional<AssertionRecord> parse(String text) {
    String start = text.length() > 40 ? text.substring(0, 40) : text;
    if (!start.matches("(?s)v[ \\t]*=[ \\t]*BIMI1[ \\t]*(?:;.*)?")) {
      return Optional.empty();
    }
    return Optional.of(
        TagList.parse(text)
            .map(AssertionRecord::of)
            .orElseGet(() -> new Invalid("The record is no list of tags.")));
  }

  private static AssertionRecord of(TagList tags) {
    Optional<String> location = tags.get("l");
    String evidence = tags.text("a");
    if (location.isEmpty()) {
      return new Invalid("The record says no location (l=).");
    }
    if (location.get().isEmpty()) {
      return evidence.isEmpty()
          ? new Declined()
          : new Invalid("The record names a certificate, but no location (l=).");
    }
    Optional<URI> indicator = https(location.get());
    if (indicator.isEmpty()) {
      return new Invalid("The record's location (l=) is no address with https.");
    }
    Optional<URI> certificate = evidence.isEmpty() ? Optional.empty() : https(evidence);
    return !evidence.isEmpty() && certificate.isEmpty()
        ? new Invalid("The record's certificate (a=) is no address with https.")
        : new Published(indicator.get(), certificate);
  }

  /** One address; several, parted by commas, are none. */
  private static Optional<URI> https(String text) {
    try {
      URI uri = new URI(text);
      return "https".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && text.indexOf(',') < 0
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
