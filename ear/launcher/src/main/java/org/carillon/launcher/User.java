package org.carillon.launcher;

import com.sun.security.auth.module.UnixSystem;

/** Who runs the launcher. */
record User(long id) {
  static User current() {
    return new User(new UnixSystem().getUid());
  }

  boolean isRoot() {
    return id == 0;
  }
}
