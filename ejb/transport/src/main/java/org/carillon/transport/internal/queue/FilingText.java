package org.carillon.transport.internal.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.Filing;

/** The text of a mailbox that waits for a message, in queue rows and backups. */
final class FilingText {
  private FilingText() {}

  /** Returns the flags in IMAP syntax, separated by spaces. */
  static String flags(Filing place) {
    return Stream.concat(
            place.flags().system().stream().map(Flag::imapName), place.flags().keywords().stream())
        .collect(Collectors.joining(" "));
  }

  /** Reads the columns {@code mailbox} and {@code flags} of a row. */
  static Optional<Filing> of(ResultSet row) throws SQLException {
    return of(row.getString("mailbox"), row.getString("flags"));
  }

  /** Reads two texts, both null if no mailbox waits. */
  static Optional<Filing> of(String mailbox, String flags) {
    if (mailbox == null || flags == null) {
      return Optional.empty();
    }
    Set<Flag> system = EnumSet.noneOf(Flag.class);
    Set<String> keywords = new LinkedHashSet<>();
    for (String flag : flags.split(" ")) {
      Optional<Flag> known = Flag.named(flag);
      known.ifPresent(system::add);
      if (known.isEmpty() && !flag.isEmpty()) {
        keywords.add(flag);
      }
    }
    return Optional.of(new Filing(new MailboxName(mailbox), new Flags(system, keywords)));
  }
}
