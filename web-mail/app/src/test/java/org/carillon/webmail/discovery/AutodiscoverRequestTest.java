package org.carillon.webmail.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutodiscoverRequestTest {
  private static final String ASKED =
      """
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
        <Request>
          <EMailAddress> ann@example.org </EMailAddress>
          <AcceptableResponseSchema>urn:x</AcceptableResponseSchema>
        </Request>
      </Autodiscover>
      """;

  private static Optional<AutodiscoverRequest> read(String xml) throws IOException {
    return AutodiscoverRequest.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void autodiscoverRequestIsReadFromAnyElements() throws Exception {
    assertThat(read(ASKED)).contains(new AutodiscoverRequest("ann@example.org", "urn:x"));
    assertThat(read("<A><EMailAddress>a@b</EMailAddress></A>"))
        .contains(new AutodiscoverRequest("a@b", ""));
  }

  @Test
  void hostileOrEmptyRequestIsRejected() throws Exception {
    assertThat(read("")).isEmpty();
    assertThat(read("<A/>")).isEmpty();
    assertThat(read("<A><EMailAddress>a@b")).isEmpty();
    assertThat(read("<A><EMailAddress><b>a@b</b></EMailAddress></A>")).isEmpty();
    assertThat(
            read(
                "<!DOCTYPE A [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                    + "<A><EMailAddress>a@b&e;</EMailAddress></A>"))
        .isEmpty();
    assertThat(read(ASKED.replace("</Request>", " ".repeat(20_000) + "</Request>"))).isEmpty();
  }
}
