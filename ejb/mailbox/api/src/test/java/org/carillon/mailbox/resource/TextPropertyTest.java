package org.carillon.mailbox.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextPropertyTest {

  private static Optional<String> read(String value) {
    return TextProperty.TITLE.of(List.of(new ResourceProperty("DAV:", "displayname", value)));
  }

  @Test
  void writtenPropertyIsReadUnchanged() {
    String text = "A & B <b>\r\n\"ü\" \uD83D\uDCC5";
    assertThat(read(TextProperty.TITLE.to(text).value().orElseThrow())).contains(text);
  }

  @Test
  void propertiesOfClientsAreRead() {
    assertThat(
            read("<D:displayname xmlns:D=\"DAV:\" xml:lang=\"en\">Work &#38; play</D:displayname>"))
        .contains("Work & play");
    assertThat(read("<displayname xmlns=\"DAV:\"/>")).isEmpty();
    assertThat(read("<n:displayname xmlns:n=\"DAV:\">&#9999999;</n:displayname>")).isEmpty();
  }

  @Test
  void emptyTextRemovesTheProperty() {
    assertThat(TextProperty.COLOUR.to("").value()).isEmpty();
  }

  @Test
  void charactersInvalidInXmlAreRemoved() {
    assertThat(TextProperty.TITLE.to("a\u0001b").value().orElseThrow()).contains(">ab<");
  }
}
