/**
 * Removes for good the data that cannot be brought back any more: the change log, expunged
 * messages, deleted mailboxes and accounts, and then the items and blobs that nothing refers to.
 */
package org.carillon.store.internal.trimming;
