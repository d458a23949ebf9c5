package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of parameters in sections, by RFC 2231 §3 and §4.1. */
class ContinuationsTest {

  @Test
  void rfcExamplesAreJoined() {
    assertThat(joined("access-type", "URL", "URL*0", "ftp://", "URL*1", "cs.utk.edu/pub/a.tar"))
        .isEqualTo("access-type=URL URL=ftp://cs.utk.edu/pub/a.tar");
    assertThat(
            joined(
                "title*0*", "us-ascii'en'This%20is%20even%20more%20",
                "title*1*", "%2A%2A%2Afun%2A%2A%2A%20",
                "title*2", "isn't it!"))
        .isEqualTo(
            "title*=us-ascii'en'This%20is%20even%20more%20%2A%2A%2Afun%2A%2A%2A%20isn%27t%20it!");
  }

  @Test
  void sectionsAreJoinedInAnyOrder() {
    assertThat(joined("Name*1", "b", "charset", "x", "name*0", "a", "NAME*2", "c"))
        .isEqualTo("charset=x name=abc");
    assertThat(joined("f*0", "50%", "f*1*", "%C3%A4")).isEqualTo("f*=''50%25%C3%A4");
  }

  @Test
  void incompleteContinuationsAreUnchanged() {
    assertThat(joined("f*1", "b", "f*2", "c")).isEqualTo("f*1=b f*2=c");
    assertThat(joined("f*0", "a", "f*2", "c")).isEqualTo("f=a f*2=c");
    assertThat(joined("f*0", "a", "f*0", "a", "f*01", "b")).isEqualTo("f=a f*0=a f*01=b");
    assertThat(joined("f*", "utf-8''a", "*0", "x", "g", "y")).isEqualTo("f*=utf-8''a *0=x g=y");
  }

  private static String joined(String... namesAndValues) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return String.join(
        " ",
        Continuations.joined(parameters).stream().map(p -> p.name() + "=" + p.value()).toList());
  }
}
