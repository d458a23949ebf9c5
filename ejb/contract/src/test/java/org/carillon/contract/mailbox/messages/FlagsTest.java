package org.carillon.contract.mailbox.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlagsTest {

  @Test
  void keywordsKeepTheirOrder() {
    List<String> known = List.of("$work", "$later", "$alpha", "$zulu", "$Forwarded", "$MDNSent");

    Flags flags = new Flags(Set.of(), new LinkedHashSet<>(known));

    assertThat(flags.keywords()).containsExactlyElementsOf(known);
  }
}
