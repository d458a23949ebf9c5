package org.carillon.blob;

import java.io.Serial;
import org.carillon.contract.content.ContentDamaged;

/** The octets of a blob are missing or differ from those that were written. */
public final class BlobDamaged extends ContentDamaged {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with the fault, as a sentence for the log. */
  public BlobDamaged(String message) {
    super(message);
  }
}
