package org.carillon.search.internal.extracting;

import java.io.IOException;
import java.io.InputStream;

@FunctionalInterface
public interface AttachmentText {

  /** Reads no attachments. */
  AttachmentText NONE = (name, type, content, most) -> new Nothing();

  sealed interface Outcome {}

  /** The attachment's text, or the beginning of it. */
  record Text(String text) implements Outcome {}

  /** The attachment has no text that can be read, now or later. */
  record Nothing() implements Outcome {}

  /** The reading process died. The attachment is not tried again; it may be an attack. */
  record Failed() implements Outcome {}

  /** Attachments can't be read now, but perhaps later. */
  record Later() implements Outcome {}

  /**
   * Reads an attachment.
   *
   * @param name the file name; may be empty
   * @param type the media type that the sender declared
   * @param most the largest number of chars to return
   * @throws IOException if the content can't be read
   */
  Outcome read(String name, String type, InputStream content, int most) throws IOException;
}
