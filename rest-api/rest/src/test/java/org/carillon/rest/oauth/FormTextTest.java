package org.carillon.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forms of clients are read as browsers read them. */
class FormTextTest {
  @Test
  void formParametersAreDecoded() {
    assertThat(FormText.parse("a=1+2&b=%C3%BC%26&a=&c"))
        .isEqualTo(Map.of("a", List.of("1 2", ""), "b", List.of("ü&"), "c", List.of("")));
    assertThat(FormText.parse("")).isEmpty();
  }

  @Test
  void malformedOrOversizedFormIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FormText.parse("a=%zz"));
    assertThatIllegalArgumentException().isThrownBy(() -> FormText.parse("a&".repeat(70)));
  }

  @Test
  void arbitraryFormIsReadOrRefused() {
    var random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append("ab=&%+0F\u00fc".charAt(random.nextInt(9)));
      }
      try {
        assertThat(FormText.parse(text.toString())).hasSizeLessThanOrEqualTo(64);
      } catch (IllegalArgumentException refused) {
        assertThat(text).contains("%");
      }
    }
  }
}
