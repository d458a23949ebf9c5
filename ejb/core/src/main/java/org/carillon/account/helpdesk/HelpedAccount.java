package org.carillon.account.helpdesk;

import java.time.Instant;
import java.util.Optional;

/**
 * What the help desk sees of an account.
 *
 * @param address its canonical address
 * @param displayName the name people read; may be empty
 * @param enabled whether it can sign in and receive
 * @param barredUntil until when sign-ins are put off, since too many passwords were wrong
 */
public record HelpedAccount(
    String address, String displayName, boolean enabled, Optional<Instant> barredUntil) {}
