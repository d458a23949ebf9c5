package org.carillon.contract.mailbox.messages;

import java.time.OffsetDateTime;
import org.carillon.contract.content.Spool;

/**
 * A message to append.
 *
 * @param content the message, CRLF line ends
 * @param flags its first flags
 * @param internalDate its INTERNALDATE
 */
public record Draft(Spool content, Flags flags, OffsetDateTime internalDate) {}
