package org.carillon.store.changes;

/** The numbers in the column {@code kind} of the change log. */
public final class ChangeKind {
  public static final int PLACED = 1;
  public static final int FLAGGED = 2;
  public static final int EXPUNGED = 3;
  public static final int MADE = 4;
  public static final int RENAMED = 5;
  public static final int REMOVED = 6;
  public static final int ANNOTATED = 7;
  public static final int SUBSCRIBED = 8;
  public static final int UNSUBSCRIBED = 9;
  public static final int REFLAGGED = 10;

  private ChangeKind() {}
}
