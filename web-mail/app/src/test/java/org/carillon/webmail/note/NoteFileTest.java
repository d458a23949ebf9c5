package org.carillon.webmail.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

class NoteFileTest {

  private static NoteFile of(String type, String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return NoteFile.of(
        new StoredObject(
            new ObjectEntry(
                new ItemKey("4711.txt"),
                new EntityTag("t"),
                Optional.empty(),
                1,
                octets.length,
                type,
                Instant.EPOCH),
            octets));
  }

  @Test
  void noteFileIsNamedByTitleAndType() {
    assertThat(of("text/plain; charset=utf-8", "Bells\nring"))
        .isEqualTo(new NoteFile("Bells", ".txt"));
    assertThat(of("text/markdown; charset=utf-8", "# Bells\n"))
        .isEqualTo(new NoteFile("Bells", ".md"));
    assertThat(of("text/html; charset=utf-8", "<html><h1>Bells</h1></html>").ending())
        .isEqualTo(".html");
    assertThat(
            of(
                "text/calendar; charset=utf-8; component=VJOURNAL",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VJOURNAL\r\nUID:j\r\nSUMMARY:Bells\r\n"
                    + "END:VJOURNAL\r\nEND:VCALENDAR\r\n"))
        .isEqualTo(new NoteFile("Bells", ".ics"));
  }

  @Test
  void fileNameIsSafeTitleOrKey() {
    assertThat(of("text/plain", "to/do").name()).isEqualTo("to_do");
    assertThat(of("text/plain", " \n").name()).isEqualTo("4711");
  }
}
