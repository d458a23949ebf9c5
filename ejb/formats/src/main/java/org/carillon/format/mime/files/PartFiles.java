package org.carillon.format.mime.files;

import java.util.List;
import org.carillon.format.mime.structure.Part;

/**
 * A part of a message with the files it carries.
 *
 * @param isText whether the part is a text that others read in its place: what it carries stands
 *     between its lines
 * @param files those in it, itself first
 */
public record PartFiles(Part part, boolean isText, List<CarriedFile> files) {
  /** Copies. */
  public PartFiles {
    files = List.copyOf(files);
  }
}
