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

/** A mailbox that waits for a message, as rows of the queue and backups have it. */
final class PlaceText {
  private PlaceText() {}

  /** Flags as IMAP writes them, a blank between them. */
  static String flags(Filing place) {
    return Stream.concat(
            place.flags().system().stream().map(Flag::imapName), place.flags().keywords().stream())
        .collect(Collectors.joining(" "));
  }

  /** What the columns {@code mailbox} and {@code flags} of a row say. */
  static Optional<Filing> of(ResultSet row) throws SQLException {
    return of(row.getString("mailbox"), row.getString("flags"));
  }

  /** The same of two texts, both null where no mailbox waits. */
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
