package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Locale;

/** The charset of a search's texts: UTF-8, of which US-ASCII is a part. */
final class SearchCharset {
  private SearchCharset() {}

  /** Takes a charset's name; answers whether texts in it can be searched for. */
  static boolean isKnown(Arguments arguments) throws BadCommand, IOException {
    String charset = arguments.astring().toUpperCase(Locale.ROOT);
    return charset.equals("UTF-8") || charset.equals("US-ASCII");
  }

  /** Takes a CHARSET where there is one; answers whether texts in it can be searched for. */
  static boolean isAccepted(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    if (!arguments.takeWord("CHARSET")) {
      return true;
    }
    if (session.enabled().forbidsCharset()) {
      throw new BadCommand("With UTF8=ACCEPT enabled, a search names no charset");
    }
    arguments.expect(' ');
    if (!isKnown(arguments)) {
      return false;
    }
    arguments.expect(' ');
    return true;
  }

  /** What a client gets that named another (RFC 3501 §7.1 BADCHARSET). */
  static Reply unknown() {
    return Reply.no("BADCHARSET (US-ASCII UTF-8)", "Unknown charset");
  }
}
