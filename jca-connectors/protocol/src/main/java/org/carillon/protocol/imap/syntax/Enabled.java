package org.carillon.protocol.imap.syntax;

import java.util.EnumSet;
import java.util.Set;

/** What a session's client has turned on, and what that means for what it is told (RFC 5161). */
public final class Enabled {
  private final Set<Extension> extensions = EnumSet.noneOf(Extension.class);

  /** Whether the client knows modseqs since this command, and not where the mailbox is. */
  private boolean owesModseq;

  /** Turns an extension on. QRESYNC comes with CONDSTORE. */
  public void enable(Extension extension) {
    boolean before = condstore();
    if (extension == Extension.QRESYNC) {
      extensions.add(Extension.CONDSTORE);
    }
    extensions.add(extension);
    owesModseq |= condstore() && !before;
  }

  /** Whether the selected mailbox's HIGHESTMODSEQ is still to be told (RFC 7162 §3.1). */
  public boolean owesModseq() {
    return owesModseq;
  }

  public void toldModseq() {
    owesModseq = false;
  }

  /** Whether an extension is on. */
  public boolean has(Extension extension) {
    return extensions.contains(extension);
  }

  /** Whether the client understands modseqs (RFC 7162 §3.1). */
  public boolean condstore() {
    return extensions.contains(Extension.CONDSTORE);
  }

  /** Whether the client resynchronises quickly (RFC 7162 §3.2). */
  public boolean qresync() {
    return extensions.contains(Extension.QRESYNC);
  }

  /** Whether the client is told of expunged messages by their uids (RFC 7162, RFC 9586 §3.6). */
  public boolean vanished() {
    return qresync() || uidOnly();
  }

  /** Whether the client speaks IMAP4rev2 (RFC 9051). */
  public boolean rev2() {
    return extensions.contains(Extension.IMAP4REV2);
  }

  /** Whether mailbox names are UTF-8 on the wire (RFC 9051 §5.1, RFC 9755 §3). */
  public boolean utf8Names() {
    return rev2() || extensions.contains(Extension.UTF8_ACCEPT);
  }

  /** Whether a search must not name a charset (RFC 9755 §3; RFC 9051 still lets it). */
  public boolean forbidsCharset() {
    return !rev2() && extensions.contains(Extension.UTF8_ACCEPT);
  }

  /** Whether message numbers are neither told nor taken (RFC 9586). */
  public boolean uidOnly() {
    return extensions.contains(Extension.UIDONLY);
  }
}
