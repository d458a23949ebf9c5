package org.carillon.protocol.imap.syntax;

import java.util.Arrays;
import java.util.Optional;

/** Extensions that change responses, so that the client must enable them (RFC 5161). */
public enum Extension {
  /** Modseqs (RFC 7162 §3.1); a client also enables it by requesting one. */
  CONDSTORE("CONDSTORE"),
  /** Expunges reported by uid (RFC 7162 §3.2). */
  QRESYNC("QRESYNC"),
  /** Names and headers in UTF-8 (RFC 9755). */
  UTF8_ACCEPT("UTF8=ACCEPT"),
  /** IMAP4rev2 (RFC 9051 appendix A). */
  IMAP4REV2("IMAP4rev2"),
  /** No message numbers any more (RFC 9586). */
  UIDONLY("UIDONLY");

  private final String onWire;

  Extension(String onWire) {
    this.onWire = onWire;
  }

  public String onWire() {
    return onWire;
  }

  /** The extension of that name, written in any case. */
  public static Optional<Extension> named(String word) {
    return Arrays.stream(values())
        .filter(extension -> extension.onWire.equalsIgnoreCase(word))
        .findFirst();
  }
}
