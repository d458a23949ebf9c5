package org.carillon.query.source;

/** Messages of a view in an order other than that of their uids. Immutable and shared. */
public interface MessageOrder {

  int size();

  long uid(int position);

  /** Returns the position of a uid, or -1 if it is not there. Takes linear time. */
  default int positionOf(long uid) {
    for (int position = 0; position < size(); position++) {
      if (uid(position) == uid) {
        return position;
      }
    }
    return -1;
  }

  /** Returns the same messages in reverse order. */
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
