package org.carillon.archive.internal;

import java.io.IOException;

/** A backup's file is not as the format says. */
final class BackupDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  BackupDamaged(String what) {
    super(what);
  }

  BackupDamaged(String what, Throwable cause) {
    super(what, cause);
  }
}
