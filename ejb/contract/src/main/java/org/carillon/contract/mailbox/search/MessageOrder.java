package org.carillon.contract.mailbox.search;

/**
 * The messages of a view in an order other than that of their uids. Immutable, and shared by all
 * who ask for it.
 */
public interface MessageOrder {

  /** By what messages are put in order, the least first; what is alike, by when it arrived. */
  enum By {
    /** INTERNALDATE. */
    ARRIVED,
    /** The first From address's name, or else the address (RFC 5957 §3). */
    FROM,
    /** The same of To. */
    TO,
    /** Subject without marks of answering (RFC 5256 §2.1). */
    SUBJECT,
    /** RFC822.SIZE. */
    SIZE
  }

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
