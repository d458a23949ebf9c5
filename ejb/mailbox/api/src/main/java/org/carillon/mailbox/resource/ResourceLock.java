package org.carillon.mailbox.resource;

import java.time.Instant;

/**
 * A write lock (RFC 4918 §6) in its present state.
 *
 * @param token the lock's URI, which no other lock ever has
 * @param place the resource that the lock was requested for
 * @param exclusive whether there is no other lock beside it
 * @param deep whether everything below is locked too
 * @param owner the client's description of the lock's owner, as XML; may be empty
 * @param holder the name of the account that requested the lock
 * @param own whether the caller is the holder
 * @param ends when the lock expires
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
