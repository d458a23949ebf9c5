package org.carillon.policy.picture;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.header.Header;

/**
 * The senders whose remote pictures are shown to the caller without asking. Only a proven author of
 * a message counts as its sender, since anybody can write another's address.
 */
public interface PictureSenders {
  /** The largest number of senders of an account. */
  int MOST = 1_000;

  /** Returns whether pictures are shown, by the caller's general choice and the senders. */
  boolean areShown(Caller caller, Header header);

  /** Returns the message's author if it is proven. The caller can put this author on the list. */
  Optional<String> proven(Header header);

  /** Shows the pictures of this message's author from now on. */
  Answer<PictureSender> remember(Caller caller, Header header);

  /** Returns all senders on the list, ordered by name. */
  Answer<List<PictureSender>> list(Caller caller);

  /** Takes a sender off the list: its pictures are shown only after asking. */
  Answer<PictureSender> forget(Caller caller, String sender);
}
