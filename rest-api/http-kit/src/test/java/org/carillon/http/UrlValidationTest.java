package org.carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UrlValidationTest {

  @Test
  void pathMustBeginWithASlash() {
    for (String path : List.of("/", "/a", "", "//x", "/$x:")) {
      assertThat(UrlValidation.fault(path, path, "")).as(path).isEmpty();
    }
    for (String path : List.of("$x:", "a", "*", "example.org:443", "\\x")) {
      assertThat(UrlValidation.fault(path, path, "")).as(path).isPresent();
    }
  }

  @Test
  void percentEscapeNeedsTwoHexadecimalDigits() {
    for (String sound : List.of("", "/a/b", "/%41%2f", "x=%zz".replace("zz", "7e"), "a%C3%A4b")) {
      assertThat(UrlValidation.isSound(sound)).as(sound).isTrue();
    }
    for (String broken : List.of("%", "x=%zz", "x=%4", "/%4g", "%%41", "a%\uFF14\uFF11")) {
      assertThat(UrlValidation.isSound(broken)).as(broken).isFalse();
    }
  }
}
