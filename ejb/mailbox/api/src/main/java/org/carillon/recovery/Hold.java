package org.carillon.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * Prevents an account's or a mailbox's data from being removed for good.
 *
 * @param mailbox the mailbox's name; empty for the whole account
 * @param reason the reason, in the words of the administrator who placed the hold
 * @param placed when the hold was placed
 */
public record Hold(Optional<String> mailbox, String reason, Instant placed) {}
