package org.carillon.query.source;

/**
 * The messages of a view in an order other than that of their uids. Immutable, and shared by all
 * who ask for it.
 */
public interface MessageOrder {

  /** How many messages: as many as the view has. */
  int size();

  /** The uid at a position. */
  long uid(int position);

  /** The position of a uid; -1 when it is not there. Looks at them all. */
  default int positionOf(long uid) {
    for (int position = 0; position < size(); position++) {
      if (uid(position) == uid) {
        return position;
      }
    }
    return -1;
  }
}
