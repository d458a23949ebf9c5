package org.carillon.mailauth.tag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that tags are read by RFC 6376 §3.2, and written in short lines. */
class TagListTest {

  @Test
  void tagsMayBeFoldedAndEndWithASemicolon() {
    TagList tags = TagList.parse(" a = 1 ;\r\n b_2=x y\t=z; c=;\r\n").orElseThrow();
    assertThat(tags.text("a")).isEqualTo("1");
    assertThat(tags.text("b_2")).isEqualTo("x y\t=z");
    assertThat(tags.get("c")).contains("");
    assertThat(tags.get("A")).isEmpty();
    assertThat(tags.first()).isEqualTo("a");
  }

  @Test
  void invalidTagListIsRefused() {
    for (String text :
        new String[] {
          "", ";", "a", "=b", "a=1;;b=2", "a=1; a=2", "1a=b", "a-b=c", "a=\0", "a b=c"
        }) {
      assertThat(TagList.parse(text)).as(text).isEmpty();
    }
    assertThat(TagList.parse("a=grün")).isPresent();
  }

  @Test
  void base64MayBeFoldedAnywhere() {
    assertThat(Base64Text.decode(" Q Q\r\n ==").orElseThrow()).containsExactly('A');
    assertThat(Base64Text.decode("QQ=")).isEmpty();
    assertThat(Base64Text.decode("Q*==")).isEmpty();
    assertThat(Base64Text.decode("é")).isEmpty();
  }
}
