package org.carillon.webmail.note;

import java.time.Instant;
import java.util.List;
import org.carillon.webmail.calendar.ShownCalendar;

/**
 * A note as a page of notes shows it.
 *
 * @param in where it lies
 * @param key its object's key there
 * @param title its first line; empty where it says nothing
 * @param words the first words after that
 * @param colour a colour's word; empty for none
 * @param saved when it was written
 */
public record ShownNote(
    ShownCalendar in,
    String key,
    String title,
    String words,
    String colour,
    List<String> categories,
    Instant saved) {
  public ShownNote {
    categories = List.copyOf(categories);
  }
}
