package org.carillon.format.mime.files;

import java.util.List;
import org.carillon.format.mime.structure.Part;

/**
 * A part of a message with the files it carries.
 *
 * @param isText true if the part is a text without a file name: the files are then uuencoded
 *     between its lines
 * @param files the files in the part, first the part itself if it is one
 */
public record PartFiles(Part part, boolean isText, List<AttachedFile> files) {
  public PartFiles {
    files = List.copyOf(files);
  }
}
