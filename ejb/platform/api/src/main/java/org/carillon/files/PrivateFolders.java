package org.carillon.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Folders with people's mail in them, wherever they lie. Every CDI bean of this type is asked by
 * what must keep somebody from them.
 */
@FunctionalInterface
public interface PrivateFolders {

  /** The folders as they are set now; they need not exist. */
  List<Path> folders();
}
