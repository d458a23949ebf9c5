package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** The charset of a search's texts: any charset that is known for mail. */
public final class SearchCharset {
  private SearchCharset() {}

  /** Reads the required charset of SORT and THREAD; returns whether searched texts may have it. */
  public static boolean isKnown(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    String name = arguments.astring();
    if (session.enabled().forbidsCharset() && !name.equalsIgnoreCase("UTF-8")) {
      // RFC 9755 §3, RFC 6855 erratum 4029
      throw new BadCommand("Charset must be UTF-8 with UTF8=ACCEPT enabled");
    }
    return isTaken(name, arguments);
  }

  /** Reads a CHARSET if there is one; returns whether searched texts may have it. */
  static boolean isAccepted(ImapSession session, Arguments arguments)
      throws BadCommand, IOException {
    if (!arguments.takeWord("CHARSET")) {
      return true;
    }
    if (session.enabled().forbidsCharset()) {
      throw new BadCommand("CHARSET is not allowed with UTF8=ACCEPT enabled");
    }
    arguments.expect(' ');
    if (!isTaken(arguments.astring(), arguments)) {
      return false;
    }
    arguments.expect(' ');
    return true;
  }

  private static boolean isTaken(String name, Arguments arguments) {
    // Mail in US-ASCII with octets above 127 is read as Western European; a search in US-ASCII may
    // have none (RFC 3501 §6.4.4).
    Optional<Charset> charset =
        isAscii(name) ? Optional.of(StandardCharsets.US_ASCII) : Charsets.named(name);
    charset.ifPresent(arguments::textsAreIn);
    return charset.isPresent();
  }

  private static boolean isAscii(String name) {
    return name.equalsIgnoreCase(StandardCharsets.US_ASCII.name())
        || StandardCharsets.US_ASCII.aliases().stream().anyMatch(name::equalsIgnoreCase);
  }

  /** Returns BADCHARSET (RFC 9051 §7.1); lists charsets for any text that every server knows. */
  public static Reply unknown() {
    return Reply.no("BADCHARSET (US-ASCII UTF-8)", "Unknown charset");
  }
}
