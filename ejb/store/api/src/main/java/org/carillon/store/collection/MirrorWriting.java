package org.carillon.store.collection;

/**
 * Grants a thread the right to change a mirror, a mailbox in which the server keeps a copy of data
 * from elsewhere. No user may change a mirror, whatever rights they have, since the next refresh
 * would undo the change. The grant is bound to the thread, because the interfaces between the code
 * that fills a mirror and the store do not carry it.
 */
public final class MirrorWriting {
  private static final ScopedValue<Long> MAILBOX = ScopedValue.newInstance();

  private MirrorWriting() {}

  /** A change of a mirror. */
  @FunctionalInterface
  public interface Filling<T> {
    T done();
  }

  /** Runs the change with the right to change the given mirror. */
  public static <T> T of(long mailbox, Filling<T> filling) {
    return ScopedValue.where(MAILBOX, mailbox).call(filling::done);
  }

  /** Returns whether this thread is filling a mirror. */
  public static boolean isFilling() {
    return MAILBOX.isBound();
  }

  /** Returns whether this thread may change the content of the mailbox. */
  public static boolean mayChange(CollectionRows.Row row) {
    return !row.mirror() || MAILBOX.isBound() && MAILBOX.get() == row.id();
  }
}
