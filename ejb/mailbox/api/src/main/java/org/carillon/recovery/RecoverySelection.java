package org.carillon.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * Selects the messages and mailboxes to bring back.
 *
 * @param mailbox the name of a mailbox. If such a mailbox exists, the messages expunged from it are
 *     selected; otherwise the deleted mailbox, and of several the last deleted. Empty: everything
 * @param since selects only what was deleted at that time or later
 * @param as the new name of the deleted mailbox; it is selected even if a mailbox with its old name
 *     exists
 */
public record RecoverySelection(Optional<String> mailbox, Instant since, Optional<String> as) {}
