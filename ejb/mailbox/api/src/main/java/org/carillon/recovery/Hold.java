package org.carillon.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what an account or one mailbox has from being removed for good.
 *
 * @param mailbox the mailbox's name; empty for the whole account
 * @param reason why, in the words of who placed it
 * @param placed when
 */
public record Hold(Optional<String> mailbox, String reason, Instant placed) {}
