package org.carillon.dav.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of resources. */
class DavPathTest {
  @Test
  void pathSegmentsAreDecodedAndEncoded() {
    DavPath path = DavPath.parse("/files/a%40b/Caf%C3%A9%20%23/").orElseThrow();

    assertThat(path.segments()).isEqualTo(List.of("files", "a@b", "Café #"));
    assertThat(path.href("/dav")).isEqualTo("/dav/files/a@b/Caf%C3%A9%20%23/");
    assertThat(DavPath.parse("").orElseThrow().href("/dav")).isEqualTo("/dav/");
  }

  @Test
  void decomposedNameIsTheSameName() {
    assertThat(DavPath.parse("/Cafe%CC%81")).isEqualTo(DavPath.parse("/Caf%C3%A9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/../b",
        "/%2e%2e/b",
        "/.%2e",
        "/a/./b",
        "/a%2Fb",
        "/a%00b",
        "/a%0Ab",
        "/a%",
        "/a%4",
        "/a%zz",
        "/%C3",
        "/%ED%A0%80",
        "/caf\u00e9"
      })
  void traversalAndMalformedPathsAreRejected(String raw) {
    assertThat(DavPath.parse(raw)).isEmpty();
  }

  @Test
  void isWithinComparesWholeSegments() {
    DavPath a = DavPath.of("a");
    assertThat(DavPath.of("ab").isWithin(a)).isFalse();
    assertThat(DavPath.of("a", "b").isWithin(a)).isTrue();
    assertThat(a.isWithin(a)).isTrue();
  }

  @Test
  void itemKeysRoundTripThroughPathSegments() {
    Random random = new Random(5995);
    String alphabet = "ab=/23FDé";
    for (int n = 0; n < 20_000; n++) {
      StringBuilder name = new StringBuilder("k");
      int length = random.nextInt(12);
      for (int at = 0; at < length; at++) {
        name.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      ItemKey key = new ItemKey(name.toString());
      String segment = PathSegment.of(key);
      assertThat(segment).doesNotContain("/");
      assertThat(PathSegment.key(segment)).contains(key);
      DavPath path = DavPath.of("x").member(segment);
      assertThat(DavPath.parse(path.href(""))).contains(path);
    }
  }

  @Test
  void nestedMailboxIsOneSegment() {
    MailboxName name = new MailboxName("~bob/Work/Plan=2Fb");
    assertThat(PathSegment.of(name)).isEqualTo("~bob=2FWork=2FPlan=3D2Fb");
    assertThat(PathSegment.mailbox(PathSegment.of(name))).contains(name);
    assertThat(PathSegment.of(new MailboxName("A=B"))).isEqualTo("A=B");
  }
}
