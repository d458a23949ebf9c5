package org.carillon.webmail.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MailtoTest {

  @Test
  void mailtoFieldsAreRead() {
    assertThat(
            Mailto.of(
                "mailto:a%40b.example,c+d@e.example?cc=f@g.example&Subject=A%20b&body=One%0D%0ATwo"
                    + "&to=h@i.example&attach=/etc/passwd"))
        .contains(
            new Mailto(
                "a@b.example,c+d@e.example, h@i.example", "f@g.example", "", "A b", "One\nTwo"));
  }

  @Test
  void mailtoFieldCannotInjectAnother() {
    assertThat(Mailto.of("mailto:?subject=x%0D%0ABcc:%20y@z.example").orElseThrow().subject())
        .isEqualTo("x Bcc: y@z.example");
    assertThat(Mailto.of("javascript:alert(1)")).isEmpty();
  }

  @Test
  void arbitraryMailtoLinkIsRead() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder link = new StringBuilder("mailto:");
      random.ints(random.nextInt(40), 0, 10).forEach(c -> link.append("%?&=a0@+\n;".charAt(c)));
      assertThat(Mailto.of(link.toString())).isPresent();
    }
  }
}
