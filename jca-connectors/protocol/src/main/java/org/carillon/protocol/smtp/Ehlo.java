package org.carillon.protocol.smtp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mail.SenderOptions;
import org.carillon.protocol.smtp.syntax.Reply;
import org.carillon.protocol.smtp.syntax.SyntaxException;

/** EHLO (RFC 5321 §4.1.1.1) or LHLO (RFC 2033 §4.1): the client's name, and the extensions. */
record Ehlo(boolean lmtp) implements Command {

  @Override
  public Reply run(SmtpState state, String arguments) throws SyntaxException {
    if (lmtp != state.lmtp()) {
      // RFC 2033 §4.1: an LMTP server accepts neither HELO nor EHLO.
      return Reply.of(500, "5.5.1", lmtp ? "This is SMTP: use EHLO" : "This is LMTP: use LHLO");
    }
    String name = clientName(arguments);
    Optional<Reply> unwelcome = state.greeted(name, true);
    if (unwelcome.isPresent()) {
      return unwelcome.get();
    }
    List<String> lines = new ArrayList<>();
    lines.add(state.terms().hostName() + " greets " + name);
    lines.add("PIPELINING");
    lines.add("SIZE " + state.terms().messageOctets());
    lines.add("8BITMIME");
    lines.add("SMTPUTF8");
    lines.add("ENHANCEDSTATUSCODES");
    lines.add("DSN");
    lines.add("MT-PRIORITY");
    lines.add("LIMITS RCPTMAX=" + state.terms().recipients());
    if (state.submission()) {
      lines.add(
          "FUTURERELEASE %d %s"
              .formatted(
                  SenderOptions.LONGEST_HOLD.toSeconds(),
                  Instant.now().plus(SenderOptions.LONGEST_HOLD).truncatedTo(ChronoUnit.SECONDS)));
    }
    lines.addAll(Commands.table().announcements(state));
    return Reply.lines(250, lines);
  }

  /** Returns the first word: an invalid name is no reason to refuse mail (RFC 5321 §4.1.4). */
  static String clientName(String arguments) throws SyntaxException {
    int blank = arguments.indexOf(' ');
    String name = blank < 0 ? arguments : arguments.substring(0, blank);
    if (name.isEmpty() || name.length() > 255 || name.chars().anyMatch(c -> c < '!' || c == 127)) {
      throw new SyntaxException(501, "5.5.4", "Host name required");
    }
    return name;
  }
}
