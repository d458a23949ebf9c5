package org.carillon.protocol.imap.syntax;

import java.util.EnumSet;
import java.util.Set;

/** The extensions that the client has enabled, and their effect on responses (RFC 5161). */
public final class Enabled {
  private final Set<Extension> extensions = EnumSet.noneOf(Extension.class);

  /** True if the client understands modseqs since this command but does not know HIGHESTMODSEQ. */
  private boolean owesModseq;

  /** Enables an extension. QRESYNC enables CONDSTORE too. */
  public void enable(Extension extension) {
    boolean before = condstore();
    if (extension == Extension.QRESYNC) {
      extensions.add(Extension.CONDSTORE);
    }
    extensions.add(extension);
    owesModseq |= condstore() && !before;
  }

  /** Returns whether the selected mailbox's HIGHESTMODSEQ must still be sent (RFC 7162 §3.1). */
  public boolean owesModseq() {
    return owesModseq;
  }

  public void toldModseq() {
    owesModseq = false;
  }

  /** Returns whether an extension is enabled. */
  public boolean has(Extension extension) {
    return extensions.contains(extension);
  }

  /** Returns whether the client understands modseqs (RFC 7162 §3.1). */
  public boolean condstore() {
    return extensions.contains(Extension.CONDSTORE);
  }

  /** Returns whether the client uses quick resynchronization (RFC 7162 §3.2). */
  public boolean qresync() {
    return extensions.contains(Extension.QRESYNC);
  }

  /** Returns whether expunges are reported by uid (RFC 7162, RFC 9586 §3.6). */
  public boolean vanished() {
    return qresync() || uidOnly();
  }

  /** Returns whether the client uses IMAP4rev2 (RFC 9051). */
  public boolean rev2() {
    return extensions.contains(Extension.IMAP4REV2);
  }

  /** Returns whether mailbox names are UTF-8 on the wire (RFC 9051 §5.1, RFC 9755 §3). */
  public boolean utf8Names() {
    return rev2() || extensions.contains(Extension.UTF8_ACCEPT);
  }

  /** Returns whether a search must not name a charset (RFC 9755 §3; RFC 9051 still allows it). */
  public boolean forbidsCharset() {
    return !rev2() && extensions.contains(Extension.UTF8_ACCEPT);
  }

  /** Returns whether message numbers are neither sent nor accepted (RFC 9586). */
  public boolean uidOnly() {
    return extensions.contains(Extension.UIDONLY);
  }
}
