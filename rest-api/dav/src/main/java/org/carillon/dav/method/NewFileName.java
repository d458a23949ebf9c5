package org.carillon.dav.method;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.path.DavPath;
import org.carillon.dav.resource.HomeKind;

/**
 * The names allowed for new files and folders. Windows programs take a backslash for a slash, so
 * that a file of such a name would be written elsewhere. Existing files with such names stay
 * accessible.
 */
final class NewFileName {
  private NewFileName() {}

  /** Refuses a name that some program takes for a path. */
  static void require(DavPath target) {
    if (!isGood(target)) {
      throw DavError.of(DavError.FORBIDDEN, "A file name must not contain a backslash.");
    }
  }

  static boolean isGood(DavPath target) {
    return !target.segment(0).equals(HomeKind.FILES.segment()) || target.name().indexOf('\\') < 0;
  }
}
