/**
 * Makes messages and other items durable, and tells what became of them.
 *
 * <p>The ways in are {@link org.carillon.store.Deliveries} for what arrives, {@code store.flagging}
 * for flags and {@code store.expunging} for what goes; several are one transaction and one sync of
 * the disk. Each change gets a number (modseq) in its account's change log, which {@link
 * org.carillon.store.changes.ChangeFeed} reads; other nodes hear of it by {@link
 * org.carillon.store.ChangeHints}. Whoever works on a mailbox has an immutable view of it ({@code
 * store.opening}, {@code store.index}).
 *
 * <p>The store knows owners and readers, and neither rights nor people. The packages beside this
 * one are its API and hold its engine, too: mailboxes and archives work on rows, views and the
 * change log in the store's own transactions, and a package that has a class for them has those
 * that only the store uses. What no other module needs in any class, such as trimming and
 * verifying, lies in {@code .internal}. Octets lie in {@code blob}; uploads that are not yet
 * anything in {@code upload}.
 */
package org.carillon.store;
