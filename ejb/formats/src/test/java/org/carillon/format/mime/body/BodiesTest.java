package org.carillon.format.mime.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;

class BodiesTest {

  @Test
  void inlineTextsAreShownInOrder() {
    Part body =
        multipart(
            "mixed",
            part("text/plain", "", "one"),
            part("text/plain", "Content-Disposition: inline\r\n", "two"),
            part("text/html", "", "<p>three"),
            part("text/plain", "Content-Disposition: attachment\r\n", "four"));

    assertThat(numbers(Bodies.inline(body, true))).containsExactly("1", "2", "3");
    assertThat(numbers(Bodies.attachments(body))).containsExactly("4");
  }

  @Test
  void onlyOneAlternativeIsShown() {
    Part body =
        multipart(
            "mixed",
            entity(
                "alternative",
                part("text/plain", "", "plain"),
                entity(
                    "related",
                    part("text/html", "", "<img src=cid:a>"),
                    part("image/png", "Content-ID: <a>\r\n", "x"))),
            part("text/plain", "", "The list's own words"));

    assertThat(numbers(Bodies.inline(body, true))).containsExactly("1.2.1", "2");
    assertThat(numbers(Bodies.inline(body, false))).containsExactly("1.1", "2");
    assertThat(Bodies.attachments(body)).isEmpty();
  }

  @Test
  void picturesAndEnclosedMessagesAreShownAndSavable() {
    Part body =
        multipart(
            "mixed",
            part("text/plain", "", "See these"),
            part("image/png", "Content-Disposition: inline\r\nContent-ID: <b>\r\n", "x"),
            part("image/svg+xml", "", "<svg/>"),
            part("message/rfc822", "", "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHello"));

    assertThat(numbers(Bodies.inline(body, true))).containsExactly("1", "2", "4");
    assertThat(Bodies.attachments(body).stream().map(Bodies.Leaf::part).map(Bodies::name))
        .containsExactly("", "", "Grüße");
  }

  @Test
  void invitationFileIsNoAttachment() {
    String file = "Content-Disposition: attachment; filename=invite.ics\r\n";
    String asked =
        entity(
            "alternative",
            part("text/plain", "", "Ann invites you"),
            part("text/calendar; method=REQUEST", "", "BEGIN:VCALENDAR"));
    String ics = part("application/ics", file, "BEGIN:VCALENDAR");
    String pdf = part("application/pdf", "", "x");

    assertThat(Bodies.hasAttachments(multipart("mixed", asked, ics))).isFalse();
    assertThat(Bodies.hasAttachments(multipart("mixed", asked, ics, pdf))).isTrue();
    assertThat(Bodies.hasAttachments(multipart("mixed", part("text/plain", "", "x"), ics)))
        .isTrue();
    String published = asked.replace("REQUEST", "PUBLISH");
    assertThat(Bodies.hasAttachments(multipart("mixed", published, ics))).isTrue();
  }

  @Test
  void partsBeyondTheInlineLimitAreAttachments() {
    String[] parts = new String[Bodies.MOST_SHOWN + 2];
    Arrays.fill(parts, part("text/plain", "", "again"));
    Part body = multipart("mixed", parts);

    assertThat(Bodies.inline(body, true)).hasSize(Bodies.MOST_SHOWN);
    assertThat(numbers(Bodies.attachments(body))).containsExactly("51", "52");
  }

  @Test
  void alternativesOfTheShownTextAreNoAttachments() {
    Part body =
        multipart(
            "alternative",
            part("text/plain", "", "plain"),
            part("text/html", "", "<p>html"),
            part("text/x-amp-html", "", "<html amp4email>"),
            part("text/watch-html", "", "<b>watch"),
            part("text/calendar; method=REQUEST", "", "BEGIN:VCALENDAR"),
            part("text/rtf; name=a.rtf", "", "{\\rtf1}"),
            part("application/pdf", "", "%PDF"));

    assertThat(numbers(Bodies.inline(body, true))).containsExactly("2");
    assertThat(numbers(Bodies.attachments(body))).containsExactly("5", "6", "7");
    assertThat(
            numbers(Bodies.attachments(multipart("mixed", part("text/x-amp-html", "", "alone")))))
        .containsExactly("1");
    assertThat(
            numbers(
                Bodies.attachments(
                    multipart(
                        "alternative",
                        part("text/x-amp-html", "", "no"),
                        part("text/watch-html", "", "other")))))
        .containsExactly("1", "2");
  }

  @Test
  void reportPartsAreShownInline() {
    Part body =
        multipart(
            "report",
            part("text/plain", "", "It could not be delivered."),
            part("message/delivery-status", "", "Reporting-MTA: dns; mx.test"),
            part("text/rfc822-headers", "", "Subject: x"));

    assertThat(numbers(Bodies.inline(body, true))).containsExactly("1", "2", "3");
    assertThat(Bodies.attachments(body)).isEmpty();
  }

  @Test
  void enrichedTextIsReadAsWords() {
    Part body = multipart("mixed", part("text/enriched", "", "<bold>Now"));
    assertThat(numbers(Bodies.inline(body, true))).containsExactly("1");
    assertThat(
            EnrichedText.of(
                "<bold>Now</bold> is the time for <italic>all</italic> good men\r\n"
                    + "<smaller>(and <<women>)</smaller>\r\n\r\nto come.<color><param>red</param>!</color>"
                    + "<nofill>\na\n</nofill> 1 < 2 <>"))
        .isEqualTo("Now is the time for all good men (and <women>)\nto come.!\na\n 1 < 2 <>");
  }

  private static List<String> numbers(List<Bodies.Leaf> leaves) {
    return leaves.stream().map(Bodies.Leaf::number).toList();
  }

  private static Part multipart(String subtype, String... parts) {
    return Outline.parse(entity(subtype, parts).getBytes(StandardCharsets.UTF_8)).body();
  }

  private static String entity(String subtype, String... parts) {
    String boundary = "b-" + subtype;
    StringBuilder text =
        new StringBuilder("Content-Type: multipart/" + subtype + "; boundary=" + boundary)
            .append("\r\n\r\n");
    for (String part : parts) {
      text.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
    }
    return text.append("--").append(boundary).append("--\r\n").toString();
  }

  private static String part(String type, String header, String content) {
    return "Content-Type: " + type + "\r\n" + header + "\r\n" + content;
  }
}
