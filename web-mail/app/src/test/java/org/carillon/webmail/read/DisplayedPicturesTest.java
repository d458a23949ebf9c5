package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each part is shown, can be downloaded, or is an alternative of a shown one. */
class DisplayedPicturesTest {
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "text/html",
          "text/enriched",
          "text/x-amp-html",
          "text/watch-html",
          "text/calendar; method=REQUEST",
          "text/csv",
          "image/png",
          "image/jpg",
          "image/svg+xml",
          "image/tiff",
          "application/pdf",
          "message/delivery-status",
          "text/rfc822-headers",
          "message/rfc822",
          "message/disposition-notification",
          "application/octet-stream",
          "text",
          "x",
          "audio/wav");

  private static final List<String> FIELDS =
      List.of(
          "",
          "",
          "",
          "Content-ID: <a@b>",
          "Content-ID: <=?us-ascii?q?a=40b?=>",
          "Content-Disposition: attachment",
          "Content-Disposition: inline; filename=a b.png",
          "Content-Location: http://far.test/a.png",
          "Content-Disposition: attachment; filename=c");

  private static final List<String> PICTURES =
      List.of("cid:a@b", "CID:A%40B", "http://far.test/a.png", "a%20b.png", "cid:other", "x.png");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Content-ID: <=?us-ascii?Q?79?= =?us-ascii?Q?06@p?=> | <img src='cid:7906@p'>    | true
          Content-ID: <image001.png>                          | <img src='image001.png'>  | true
          Content-ID: <ii_a+b@m.test>                         | <img src='cid:ii%5Fa%2Bb%40m.test'> | true
          Content-ID: <image001.png@01>                       | <img src='CID:Image001.PNG@01'> | true
          Content-Location: http://f.test/a.png               | <img src='http://f.test/a.png'> | true
          Content-ID: <a@b>                                   | <p style='background:url(cid:a@b)'>x | true
          Content-ID: <a@b>                                   | <style>p{background:url(cid:a@b)}</style> | true
          Content-ID: <a@b>                                   | <img src='cid:a@c'>       | false
          Content-ID: <a@b>                                   | <noembed><img src='cid:a@b'></noembed> | false
          Content-ID: <a@b>                                   | <p>no picture             | false
          """)
  void pictureIsShownOrOfferedAsAttachment(String field, String html, boolean isShown) {
    Part body =
        body(
            "related",
            List.of(
                "Content-Type: text/html\r\n\r\n" + html,
                "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
                    + field
                    + "\r\n\r\nAAAA"));
    DisplayedPictures pictures = new DisplayedPictures(body);
    SanitizedHtml clean = SanitizedHtml.of(html, pictures, address -> Optional.empty());

    assertThat((clean.html() + clean.sheet()).contains("data:image/png")).isEqualTo(isShown);
    assertThat(numbers(pictures.attachments())).isEqualTo(isShown ? Set.of() : Set.of("2"));
    assertThat(clean.remote()).isFalse();
  }

  @Test
  void messagePartsAreAllReachable() {
    Random random = new Random(20_261_128);
    for (int i = 0; i < 3_000; i++) {
      String message = "MIME-Version: 1.0\r\n" + entity(random, 0);
      Part body = Outline.parse(message.getBytes(StandardCharsets.UTF_8)).body();
      assertNothingLost(body, message, true);
      assertNothingLost(body, message, false);
    }
  }

  private static void assertNothingLost(Part body, String message, boolean html) {
    Set<String> seen = new HashSet<>(numbers(Bodies.inline(body, html)));
    DisplayedPictures pictures = new DisplayedPictures(body);
    Set<String> shown = new HashSet<>();
    if (html) {
      for (Bodies.Leaf leaf : Bodies.inline(body, true)) {
        if (leaf.part().is("text", "html")) {
          long begin = leaf.part().bodyOffset();
          String text = message.substring((int) begin, (int) (begin + leaf.part().size()));
          SanitizedHtml.of(text, pictures, address -> Optional.empty());
          PICTURES.stream().filter(text::contains).forEach(shown::add);
        }
      }
    }
    seen.addAll(numbers(pictures.attachments()));
    for (Bodies.Leaf leaf : Bodies.leaves(body)) {
      boolean isSeen =
          seen.contains(leaf.number())
              || (!shown.isEmpty() && Bodies.isPicture(leaf.part()))
              || isOtherForm(body, leaf, seen);
      assertThat(isSeen).as("part " + leaf.number() + " of\n" + message).isTrue();
    }
  }

  /** Returns whether it is a text in an alternative with another shown part. */
  private static boolean isOtherForm(Part at, Bodies.Leaf leaf, Set<String> seen) {
    return leaf.part().type().toLowerCase(Locale.ROOT).equals("text")
        && isWithinAlternative(at, "", leaf, seen);
  }

  private static boolean isWithinAlternative(
      Part at, String prefix, Bodies.Leaf leaf, Set<String> seen) {
    for (int i = 0; i < at.parts().size(); i++) {
      String number = prefix + (i + 1);
      if (leaf.number().equals(number) || leaf.number().startsWith(number + ".")) {
        return at.is("multipart", "alternative")
                && seen.stream().anyMatch(one -> one.startsWith(prefix) && !one.equals(number))
            || isWithinAlternative(at.parts().get(i), number + ".", leaf, seen);
      }
    }
    return false;
  }

  private static String entity(Random random, int depth) {
    if (depth > 3 || random.nextInt(3) == 0) {
      String type = TYPES.get(random.nextInt(TYPES.size()));
      String field = FIELDS.get(random.nextInt(FIELDS.size()));
      return "Content-Type: "
          + type
          + "\r\n"
          + (field.isEmpty() ? "" : field + "\r\n")
          + "\r\nwords <img src='"
          + PICTURES.get(random.nextInt(PICTURES.size()))
          + "'>";
    }
    List<String> parts = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      parts.add(entity(random, depth + 1));
    }
    String kind = List.of("mixed", "related", "alternative", "report").get(random.nextInt(4));
    return multipart(kind, parts, random.nextInt(1_000_000));
  }

  private static Part body(String kind, List<String> parts) {
    return Outline.parse(multipart(kind, parts, 0).getBytes(StandardCharsets.UTF_8)).body();
  }

  private static String multipart(String kind, List<String> parts, int number) {
    return "Content-Type: multipart/"
        + kind
        + "; boundary=b"
        + number
        + "\r\n\r\n"
        + parts.stream()
            .map(part -> "--b" + number + "\r\n" + part)
            .collect(Collectors.joining("\r\n"))
        + "\r\n--b"
        + number
        + "--\r\n";
  }

  private static Set<String> numbers(List<Bodies.Leaf> leaves) {
    return leaves.stream().map(Bodies.Leaf::number).collect(Collectors.toSet());
  }
}
