package org.carillon.store.internal.trimming;

import java.util.Collection;
import org.carillon.blob.BlobReferences;
import org.carillon.store.AttachedRows;

/**
 * The capabilities above the store that trimming has to consult.
 *
 * @param references all tables that refer to blobs: a blob without a reference is deleted
 * @param attached all rows kept about mailboxes and accounts
 */
public record Above(Collection<BlobReferences> references, Collection<AttachedRows> attached) {}
