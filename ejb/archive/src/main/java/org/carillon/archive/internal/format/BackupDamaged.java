package org.carillon.archive.internal.format;

import java.io.IOException;

/** Is thrown if a backup's file does not follow the format. */
public final class BackupDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  public BackupDamaged(String what) {
    super(what);
  }

  public BackupDamaged(String what, Throwable cause) {
    super(what, cause);
  }
}
