package org.carillon.policy.picture;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.format.mime.header.Header;

/**
 * Whose pictures from elsewhere the caller is shown without asking. Only who is proven to have sent
 * a message counts as its sender: anybody may write another's address.
 */
public interface PictureSenders {
  /** So many are remembered for an account. */
  int MOST = 1_000;

  /**
   * Whether pictures of a message are shown, by what the caller chose in general and of senders.
   */
  boolean areShown(Caller caller, Header header);

  /** The message's author, if proven: him the caller may have remembered. */
  Optional<String> proven(Header header);

  /** Shows the pictures of this message's author from now on. */
  Answer<PictureSender> remember(Caller caller, Header header);

  /** All that are remembered, by name. */
  Answer<List<PictureSender>> list(Caller caller);

  /** Asks again before this sender's pictures are shown. */
  Answer<PictureSender> forget(Caller caller, String sender);
}
