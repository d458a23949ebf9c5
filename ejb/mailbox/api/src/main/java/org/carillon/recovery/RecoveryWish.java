package org.carillon.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be brought back.
 *
 * @param mailbox a mailbox: if there is one of this name, the messages expunged from it; else the
 *     deleted one, the last deleted if there are several. Empty: everything
 * @param since only what was deleted at that time or later
 * @param as the name that the deleted mailbox gets, also while there is one of its old name
 */
public record RecoveryWish(Optional<String> mailbox, Instant since, Optional<String> as) {}
