package org.carillon.webmail.upload;

import java.util.regex.Pattern;

/** File names and types that browsers send, sanitized. */
public final class FileLabels {
  private static final Pattern TYPE = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");

  private FileLabels() {}

  /** A file's name; some browsers send its path, too. */
  public static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    return last.isBlank() ? "file" : last.replaceAll("\\p{Cntrl}", " ");
  }

  /** A file's type, without its parameters. */
  public static String type(String given) {
    String type = given == null ? "" : given.split(";", 2)[0].strip();
    return TYPE.matcher(type).matches() ? type : "application/octet-stream";
  }
}
