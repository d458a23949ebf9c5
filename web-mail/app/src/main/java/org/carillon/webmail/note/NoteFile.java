package org.carillon.webmail.note;

import java.util.Map;
import org.carillon.groupware.StoredObject;
import org.carillon.web.ShortenedText;

/**
 * The file name of a note.
 *
 * @param name its title, or its key where it has none; no path
 * @param ending by what it is, with its dot
 */
public record NoteFile(String name, String ending) {
  private static final Map<String, String> ENDINGS =
      Map.of("text/markdown", ".md", "text/html", ".html", "text/calendar", ".ics");

  /** Names the file of a note. */
  public static NoteFile of(StoredObject note) {
    String type = note.entry().mediaType().split(";", 2)[0].strip();
    String title = ShortenedText.of(NoteBody.read(type, note.octets()).title());
    String key = note.entry().key().value();
    String name = title.isEmpty() ? key.replaceFirst("\\.\\w{1,8}$", "") : title;
    return new NoteFile(name.replace('/', '_'), ENDINGS.getOrDefault(type, ".txt"));
  }
}
