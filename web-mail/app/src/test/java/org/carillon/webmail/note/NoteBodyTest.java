package org.carillon.webmail.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.mailbox.label.LabelColour;
import org.junit.jupiter.api.Test;

class NoteBodyTest {
  private static final String JOURNAL = "text/calendar; charset=utf-8; component=VJOURNAL";

  private static String kept(NoteBody body) {
    return new String(((Answer.Done<byte[]>) body.octets()).value(), StandardCharsets.UTF_8);
  }

  private static NoteBody read(String type, String text) {
    return NoteBody.read(type, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void plainNoteStaysPlainUntilItGetsAColour() {
    NoteBody plain =
        read("text/plain; charset=utf-8", "Title\r\nmore")
            .with("Title\nless", Optional.empty(), List.of());
    assertThat(kept(plain)).isEqualTo("Title\nless");
    String coloured =
        kept(plain.with("Title\nless", Optional.of(LabelColour.RED), List.of("a", "b,c")));
    assertThat(coloured)
        .contains("BEGIN:VJOURNAL", "SUMMARY:Title", "DESCRIPTION:less", "COLOR:red");
    NoteBody again = read(JOURNAL, coloured);
    assertThat(again.text()).isEqualTo("Title\nless");
    assertThat(again.colour()).contains(LabelColour.RED);
    assertThat(again.categories()).containsExactly("a", "b,c");
    NoteBody bare = read(JOURNAL, kept(again.with("Only", Optional.empty(), List.of())));
    assertThat(bare.text()).isEqualTo("Only");
    assertThat(bare.colour()).isEmpty();
    assertThat(bare.categories()).isEmpty();
  }

  @Test
  void journalPropertiesOfOtherProgramsStay() {
    String theirs =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VJOURNAL
        UID:j
        DTSTAMP:20260101T120000Z
        DTSTART;VALUE=DATE:20260101
        SUMMARY:Day
        DESCRIPTION:Rain
        COLOR:turquoise
        X-OWN:1
        END:VJOURNAL
        END:VCALENDAR
        """;
    NoteBody body = read(JOURNAL, theirs);
    assertThat(body.text()).isEqualTo("Day\nRain");
    assertThat(kept(body.with("Day\nSun", Optional.empty(), List.of())))
        .contains("UID:j", "X-OWN:1", "COLOR:turquoise", "DESCRIPTION:Sun", "20260101");
  }

  @Test
  void htmlNoteIsReadOnly() {
    NoteBody body = read("text/html; charset=utf-8", "<html><h1>A</h1>b</html>");
    assertThat(body.isEditable()).isFalse();
    assertThat(body.text()).contains("A").doesNotContain("<");
  }

  @Test
  void noteSearchIgnoresCase() {
    NoteBody body = NoteBody.of("Shopping\nMILK");
    assertThat(body.says("milk shop")).isTrue();
    assertThat(body.says("milk bread")).isFalse();
  }
}
