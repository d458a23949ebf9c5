package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.carillon.format.mime.summary.UnicodeCasemap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the steps of RFC 5256 §2.1. */
class BaseSubjectTest {

  @ParameterizedTest
  @CsvSource({
    "hello,hello,false",
    "Re: hello,hello,true",
    "RE: re : Fwd: hello,hello,true",
    "Fw: hello (fwd) (FWD) ,hello,true",
    "[list] hello,hello,false",
    "[list] Re: [list] hello,hello,true",
    "Re[2]: hello,hello,true",
    "[list],[list],false",
    "Re: [list],[list],true",
    "[fwd: Re: hello],hello,true",
    "[fwd: [fwd: hello] ],hello,true",
    "[a][b] hello,hello,false",
    "[broken hello,[broken hello,false",
    "[a[b] hello,[a[b] hello,false",
    "reply to you,reply to you,false",
    "'   spaces    between ',spaces between,false",
    "=?utf-8?q?Re:_gr=C3=BC=C3=9Fe?=,grüße,true",
    "'',''  ,false"
  })
  void baseSubjectOmitsPrefixes(String subject, String base, boolean marked) {
    assertThat(BaseSubject.of(subject)).isEqualTo(new BaseSubject(base.strip(), marked));
  }

  @Test
  void randomSubjectHasABaseSubject() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(40)];
      for (int j = 0; j < octets.length; j++) {
        octets[j] = (byte) "[]():refwd =?x \u00e9".charAt(random.nextInt(16));
      }
      String subject = new String(octets, StandardCharsets.ISO_8859_1);
      assertThat(BaseSubject.of(subject).text().length()).isLessThanOrEqualTo(subject.length());
    }
  }

  @Test
  void caseAndCompositionAreIgnored() {
    assertThat(UnicodeCasemap.key("GRÜSSE A\u030a")).isEqualTo(UnicodeCasemap.key("grüsse å"));
    assertThat(Arrays.compareUnsigned(UnicodeCasemap.key("a"), UnicodeCasemap.key("B")))
        .isNegative();
  }
}
