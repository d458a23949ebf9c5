package org.carillon.http;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;

/** Media types by file extension, for files whose clients did not send one. */
public final class MediaTypes {
  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> MORE =
      Map.of(
          "ics", "text/calendar; charset=utf-8",
          "vcf", "text/vcard; charset=utf-8",
          "md", "text/markdown; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "odt", "application/vnd.oasis.opendocument.text",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "mp4", "video/mp4");

  private MediaTypes() {}

  /** The media type of a file of this name. */
  public static String of(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String known = MORE.get(end);
    if (known != null) {
      return known;
    }
    String guessed = URLConnection.getFileNameMap().getContentTypeFor("x." + end);
    return guessed == null ? UNKNOWN : guessed;
  }
}
