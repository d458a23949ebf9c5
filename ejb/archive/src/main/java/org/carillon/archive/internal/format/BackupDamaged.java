package org.carillon.archive.internal.format;

import java.io.IOException;

/** A backup's file is not as the format says. */
public final class BackupDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  public BackupDamaged(String what) {
    super(what);
  }

  public BackupDamaged(String what, Throwable cause) {
    super(what, cause);
  }
}
