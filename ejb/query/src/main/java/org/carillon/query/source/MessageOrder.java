package org.carillon.query.source;

/**
 * Messages of a view in an order other than that of their uids. Immutable, and shared by all who
 * ask for it.
 */
public interface MessageOrder {

  /** How many messages. */
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

  /** The same messages from the last to the first. */
  default MessageOrder backwards() {
    MessageOrder forwards = this;
    return new MessageOrder() {
      @Override
      public int size() {
        return forwards.size();
      }

      @Override
      public long uid(int position) {
        return forwards.uid(turned(position));
      }

      @Override
      public int positionOf(long uid) {
        int position = forwards.positionOf(uid);
        return position < 0 ? position : turned(position);
      }

      @Override
      public MessageOrder backwards() {
        return forwards;
      }

      private int turned(int position) {
        return forwards.size() - 1 - position;
      }
    };
  }
}
