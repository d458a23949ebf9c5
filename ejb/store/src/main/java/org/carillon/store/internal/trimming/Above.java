package org.carillon.store.internal.trimming;

import java.util.Collection;
import org.carillon.blob.BlobReferences;
import org.carillon.store.AttachedRows;

/**
 * What trimming asks of those above the store.
 *
 * @param references all that refer to contents: what none of them does is deleted
 * @param attached all that keep rows of mailboxes and accounts
 */
public record Above(Collection<BlobReferences> references, Collection<AttachedRows> attached) {}
