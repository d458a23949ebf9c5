package org.carillon.blob;

import java.io.Serial;
import org.carillon.contract.content.ContentDamaged;

/** A content's bytes are missing, or are not those that were written. */
public final class BlobDamaged extends ContentDamaged {
  @Serial private static final long serialVersionUID = 1L;

  /** With what is wrong, as a sentence for the log. */
  public BlobDamaged(String message) {
    super(message);
  }
}
