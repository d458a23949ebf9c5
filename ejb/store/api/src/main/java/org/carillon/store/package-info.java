/**
 * Makes messages and other items durable, and reports their changes.
 *
 * <p>Writers use {@link org.carillon.store.Deliveries} for new content, {@code store.flagging} for
 * flags and {@code store.expunging} for removal; several requests share one transaction and one
 * sync of the disk. Each change gets a number (modseq) in its account's change log, which {@link
 * org.carillon.store.changes.ChangeFeed} reads; other nodes learn of it through {@link
 * org.carillon.store.ChangeHints}. Sessions work on an immutable view of a mailbox ({@code
 * store.opening}, {@code store.index}).
 *
 * <p>The store knows owners and readers, but neither rights nor persons. The packages beside this
 * one are its API and also hold its engine: mailboxes and archives work on rows, views and the
 * change log in the store's own transactions. A package with a class for them also holds the
 * related classes that only the store uses. A package of which no other module needs any class,
 * such as trimming and verifying, lies in {@code .internal}. Blobs lie in {@code blob}, unfinished
 * uploads in {@code upload}.
 */
package org.carillon.store;
