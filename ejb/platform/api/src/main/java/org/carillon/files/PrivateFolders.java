package org.carillon.files;

import java.nio.file.Path;
import java.util.List;

/** Folders that contain users' mail. To deny access to them, ask every CDI bean of this type. */
@FunctionalInterface
public interface PrivateFolders {

  /** Returns the folders as currently set; they need not exist. */
  List<Path> folders();
}
