package org.carillon.query;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.format.mime.body.ByteSource;

/** A message's octets, opened on the first read, because its outline is often sufficient. */
public final class LazyContent implements ByteSource, AutoCloseable {
  private final Lazy<Answer<Contents>> contents;
  private final long uid;
  private Content content;
  private boolean gone;
  private Failure failure;

  LazyContent(Lazy<Answer<Contents>> contents, long uid) {
    this.contents = contents;
    this.uid = uid;
  }

  /** Reads octets. Throws IOException if the content is damaged, unavailable or gone. */
  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    if (content == null) {
      content = open();
    }
    return content.read(position, into, offset, length);
  }

  private Content open() throws IOException {
    return switch (contents.get().then(all -> all.open(uid))) {
      case Answer.Done(Optional<Content> there) -> {
        gone = there.isEmpty();
        yield there.orElseThrow(() -> new IOException("The message was expunged"));
      }
      case Answer.Failed(Failure.Damaged(String why)) -> throw new ContentDamaged(why);
      case Answer.Failed(var hindrance) -> {
        failure = hindrance;
        throw new IOException("Not available now");
      }
    };
  }

  /** Returns whether the message turned out to be expunged. */
  public boolean isGone() {
    return gone;
  }

  /** Returns the failure, other than damage, that prevented reading, or {@code Done}. */
  public Answer<Void> outcome() {
    return failure == null ? Answer.done() : Answer.failed(failure);
  }

  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
  }
}
