package org.carillon.mailbox.resource;

import java.time.Instant;

/**
 * A write lock (RFC 4918 §6) as it is now.
 *
 * @param token its URI, which nobody else's lock ever has
 * @param place what it was asked for
 * @param exclusive whether there is no other beside it
 * @param deep whether all that lies below is locked with it
 * @param owner what its client said of whose it is, as XML; empty for nothing
 * @param holder the name of the account that asked for it
 * @param own whether that is who asks now
 * @param ends when it ends of itself
 */
public record ResourceLock(
    String token,
    ResourcePlace place,
    boolean exclusive,
    boolean deep,
    String owner,
    String holder,
    boolean own,
    Instant ends) {}
