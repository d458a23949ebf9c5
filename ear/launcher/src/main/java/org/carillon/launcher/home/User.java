package org.carillon.launcher.home;

import com.sun.security.auth.module.UnixSystem;

/** The operating system user that runs the launcher. */
public record User(long id) {
  public static User current() {
    return new User(new UnixSystem().getUid());
  }

  public boolean isRoot() {
    return id == 0;
  }
}
