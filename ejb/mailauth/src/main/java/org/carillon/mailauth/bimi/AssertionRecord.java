package org.carillon.mailauth.bimi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.carillon.mailauth.tag.TagList;

/** The content of a BIMI record (draft §4.2). */
sealed interface AssertionRecord {

  /** The only version. */
  String VERSION = "BIMI1";

  /** The record names an indicator's address, and maybe that of its certificate. */
  record Published(URI location, Optional<URI> evidence) implements AssertionRecord {}

  /** The domain does not want an indicator to be shown (draft §4.2.1). */
  record Declined() implements AssertionRecord {}

  /** The record is invalid; {@code why} is a sentence for people. */
  record Invalid(String why) implements AssertionRecord {}

  /** Parses a text from the DNS; empty if it is not a BIMI record. Other tags are ignored. */
  static Optional<AssertionRecord> parse(String text) {
    String start = text.length() > 40 ? text.substring(0, 40) : text;
    if (!start.matches("(?s)v[ \\t]*=[ \\t]*BIMI1[ \\t]*(?:;.*)?")) {
      return Optional.empty();
    }
    return Optional.of(
        TagList.parse(text)
            .map(AssertionRecord::of)
            .orElseGet(() -> new Invalid("The record is not a list of tags.")));
  }

  private static AssertionRecord of(TagList tags) {
    Optional<String> location = tags.get("l");
    String evidence = tags.text("a");
    if (location.isEmpty()) {
      return new Invalid("The record has no location (l=).");
    }
    if (location.get().isEmpty()) {
      return evidence.isEmpty()
          ? new Declined()
          : new Invalid("The record names a certificate, but no location (l=).");
    }
    Optional<URI> indicator = https(location.get());
    if (indicator.isEmpty()) {
      return new Invalid("The record's location (l=) is not an https address.");
    }
    Optional<URI> certificate = evidence.isEmpty() ? Optional.empty() : https(evidence);
    return !evidence.isEmpty() && certificate.isEmpty()
        ? new Invalid("The record's certificate (a=) is not an https address.")
        : new Published(indicator.get(), certificate);
  }

  /** Returns the https address in the text; empty for all else, as for several addresses. */
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
