package org.carillon.account;

import java.time.Instant;

/**
 * An account that was deleted and can be recovered.
 *
 * @param id the internal id, the same as before the deletion
 * @param address the address that the account had
 * @param displayName the name shown to people
 * @param deleted the time of the deletion
 * @param until the time at which the undelete window ends
 */
public record DeletedAccount(
    long id, String address, String displayName, Instant deleted, Instant until) {}
