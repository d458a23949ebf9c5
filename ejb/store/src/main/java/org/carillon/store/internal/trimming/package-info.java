/**
 * Removes for good what nobody can bring back any more: the change log, expunged messages, deleted
 * mailboxes and accounts, and then the items and contents that nothing refers to.
 */
package org.carillon.store.internal.trimming;
