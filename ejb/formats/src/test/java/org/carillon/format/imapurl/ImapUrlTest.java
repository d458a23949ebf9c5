package org.carillon.format.imapurl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.carillon.format.imapurl.UrlAuthorization.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImapUrlTest {
  private static final String TOKEN = "91354a473744909de610943775f92038";

  private static ImapUrl url(String text) {
    return ImapUrl.parse(text).orElseThrow();
  }

  @Test
  void relativeUrlNamesMailboxAndPart() {
    // RFC 4469 §5
    assertThat(url("/Drafts;UIDVALIDITY=385759045/;UID=20/;section=HEADER"))
        .isEqualTo(
            new ImapUrl(
                Optional.empty(),
                "Drafts",
                OptionalLong.of(385759045),
                20,
                "HEADER",
                Optional.empty(),
                Optional.empty()));
    assertThat(url("/INBOX;UIDVALIDITY=785799047/;UID=113330;section=1.5.9").section())
        .isEqualTo("1.5.9");
    assertThat(url("/;UID=5").mailbox()).isEmpty();
    assertThat(url(";UID=5/;PARTIAL=1.2").partial())
        .contains(new ImapUrl.Partial(1, OptionalLong.of(2)));
  }

  @Test
  void absoluteUrlNamesTheServer() {
    // RFC 5092 §9
    ImapUrl url =
        url(
            "imap://minbari.example.org/gray-council;UIDVALIDITY=385759045/;UID=20/;PARTIAL=0.1024");
    assertThat(url.server())
        .contains(new ImapUrl.Server(Optional.empty(), "minbari.example.org", OptionalInt.empty()));
    assertThat(url.mailbox()).isEqualTo("gray-council");
    ImapUrl full =
        url("imap://joe;AUTH=GSSAPI@[2001:db8::1]:993/~peter%2F%E6%97%A5;UID=1/;SECTION=1.MIME");
    assertThat(full.server())
        .contains(new ImapUrl.Server(Optional.of("joe"), "[2001:db8::1]", OptionalInt.of(993)));
    assertThat(full.mailbox()).isEqualTo("~peter/\u65e5");
    assertThat(url("imap://;AUTH=*@h/a%20b;UID=1").server().orElseThrow().user()).isEmpty();
    assertThat(url("imap://h/a;UID=1/;SECTION=HEADER.FIELDS%20(DATE%20FROM)").section())
        .isEqualTo("HEADER.FIELDS (DATE FROM)");
  }

  @Test
  void authorizedUrlHasAccessExpiryAndToken() {
    // RFC 4467 §3
    String rump =
        "imap://joe@example.com/INBOX/;uid=20/;section=1.2"
            + ";expire=2026-11-20T12:00:00-05:00;urlauth=submit+fred";
    UrlAuthorization authorization = url(rump + ":internal:" + TOKEN).authorization().orElseThrow();

    assertThat(authorization)
        .isEqualTo(
            new UrlAuthorization(
                Optional.of(OffsetDateTime.parse("2026-11-20T12:00:00-05:00")),
                new Access.Submit("fred"),
                rump,
                Optional.of(new UrlAuthorization.Proof("INTERNAL", TOKEN))));
    assertThat(access("user+a%40b")).isEqualTo(new Access.User("a@b"));
    assertThat(access("authuser")).isEqualTo(new Access.AuthUser());
    assertThat(access("ANONYMOUS")).isEqualTo(new Access.Anonymous());
  }

  private static Access access(String word) {
    return url("/a;UID=1;URLAUTH=" + word).authorization().orElseThrow().access();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "imap://",
        "imap://h",
        "imap:///a;UID=1",
        "imap://h:0/a;UID=1",
        "imap://h:70000/a;UID=1",
        "/a",
        "/a;UID=0",
        "/a;UID=x",
        "/a;UID=9999999999999999999",
        "/a;UID=1;UID=2",
        "/a;UIDVALIDITY=0/;UID=1",
        "/a;UID=1/;SECTION=%ff",
        "/a;UID=1/;SECTION=%4",
        "/a%00b;UID=1",
        "/a;UID=1/;PARTIAL=",
        "/a;UID=1/;PARTIAL=1.0",
        "/a?SUBJECT%20x;UID=1",
        "/a b;UID=1",
        "/\u00e4;UID=1",
        "/a;UID=1;EXPIRE=2026-11-20T12:00:00Z",
        "/a;UID=1;EXPIRE=tomorrow;URLAUTH=authuser",
        "/a;UID=1;URLAUTH=nobody",
        "/a;UID=1;URLAUTH=user+",
        "/a;UID=1;URLAUTH=authuser:internal",
        "/a;UID=1;URLAUTH=authuser:internal:abc",
        "/a;UID=1;URLAUTH=authuser:internal:zz354a473744909de610943775f92038",
        "http://h/a;UID=1x"
      })
  void invalidUrlIsRefused(String text) {
    assertThat(ImapUrl.parse(text)).isEmpty();
  }

  @Test
  void randomUrlIsReadOrRefused() {
    Random random = new Random(5092);
    String[] parts = {
      "imap://",
      "joe",
      ";AUTH=*",
      "@",
      "h",
      ":",
      "143",
      "/",
      ";UIDVALIDITY=",
      ";UID=",
      "1",
      "0",
      "/;SECTION=",
      "HEADER",
      "%",
      "%41",
      "%C3%A4",
      "/;PARTIAL=",
      ".",
      ";EXPIRE=",
      "2026-11-20T12:00:00Z",
      ";URLAUTH=",
      "user+",
      "authuser",
      ":internal:",
      TOKEN,
      "?",
      "[",
      "]",
      "\u00e4",
      " ",
      "\0"
    };
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Optional<ImapUrl> url = ImapUrl.parse(text.toString());
      url.ifPresent(
          read -> {
            assertThat(read.uid()).isPositive();
            assertThat(read.section()).doesNotContain("\0");
          });
    }
    assertThat(ImapUrl.parse("/a;UID=1" + "/".repeat(ImapUrl.MOST_CHARS))).isEmpty();
  }
}
