package org.carillon.store.collection;

/**
 * Who may change mirrors: mailboxes in which the server keeps what is elsewhere. Nobody else does,
 * whatever rights they have, since the next look would take it back. Bound to the thread, as
 * between who fills a mirror and the store lie ports that know nothing of them.
 */
public final class MirrorWriting {
  private static final ScopedValue<Long> MAILBOX = ScopedValue.newInstance();

  private MirrorWriting() {}

  /** Something that changes a mirror. */
  @FunctionalInterface
  public interface Filling<T> {
    /** Does it. */
    T done();
  }

  /** Fills a mirror. */
  public static <T> T of(long mailbox, Filling<T> filling) {
    return ScopedValue.where(MAILBOX, mailbox).call(filling::done);
  }

  /** Whether a mirror is being filled on this thread. */
  public static boolean isFilling() {
    return MAILBOX.isBound();
  }

  /** Whether this thread may change what is in a mailbox. */
  public static boolean mayChange(CollectionRows.Row row) {
    return !row.mirror() || MAILBOX.isBound() && MAILBOX.get() == row.id();
  }
}
