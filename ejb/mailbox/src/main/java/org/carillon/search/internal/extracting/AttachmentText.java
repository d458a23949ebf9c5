package org.carillon.search.internal.extracting;

import java.io.IOException;
import java.io.InputStream;

/** Reads the text of what is attached to messages. */
@FunctionalInterface
public interface AttachmentText {

  /** Reads none, and never will. */
  AttachmentText NONE = (name, type, content, most) -> new Nothing();

  /** What came of an attachment. */
  sealed interface Outcome {}

  /** Its text, or the begin of it. */
  record Text(String text) implements Outcome {}

  /** It has none that can be read, now or later. */
  record Nothing() implements Outcome {}

  /** Its reader died of it: who sent it is not to be trusted with another try. */
  record Failed() implements Outcome {}

  /** Attachments cannot be read now; later they may be. */
  record Later() implements Outcome {}

  /**
   * Reads one.
   *
   * @param name the file's name, empty for none
   * @param type its media type as the sender says
   * @param most how many chars are wanted
   * @throws IOException when the content cannot be read
   */
  Outcome read(String name, String type, InputStream content, int most) throws IOException;
}
