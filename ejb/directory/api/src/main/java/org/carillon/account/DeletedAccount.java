package org.carillon.account;

import java.time.Instant;

/**
 * An account that was deleted and can be brought back.
 *
 * @param id its id inside, as before
 * @param address the address it had
 * @param displayName the name people read
 * @param deleted when it was deleted
 * @param until when its undelete window ends
 */
public record DeletedAccount(
    long id, String address, String displayName, Instant deleted, Instant until) {}
