package org.carillon.format.mime.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowedTextTest {

  /** Replaces tildes by blanks and bars by line ends. */
  private static String lines(String marked) {
    return marked.replace('~', ' ').replace('|', '\n');
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      textBlock =
          """
          joined,                  One~|two~|three.|Four.,       One~two~three.|Four.
          empty lines part,        One~|two.||Three.,            One~two.||Three.
          a blank alone is stuffed, One.|~|Two.,                 One.||Two.
          stuffed,                 ~From here|~>no quote|~~in,   From here|>no quote|~in
          quoted,                  >One~|>two.|>|Three.,         > One~two.|>|Three.
          stuffed behind quotes,   >~One~|>~two.|>>~Deep.,       > One~two.|>> Deep.
          depth ends a paragraph,  >One~|Two.,                   > One|Two.
          depth as well inwards,   One~|>two.,                   One|> two.
          signature,               Bye.|--~|Bea~|Bell.,          Bye.|--~|Bea~Bell.
          signature ends a paragraph, Bye.~|--~|Bea,             Bye.|--~|Bea
          signature stuffed,       Bye.~|~--~|Bea,               Bye.|--~|Bea
          signature quoted,        >Bye.~|>--~|>Bea,             > Bye.|> --~|> Bea
          goes on at the end,      One~,                         One|
          last line without end,   One.,                         One.
          """)
  void flowedParagraphsAreOneLine(String name, String wire, String read) {
    String text = lines(wire);
    assertThat(FlowedText.of(text, false)).isEqualTo(lines(read));
    assertThat(FlowedText.of(text.replace("\n", "\r\n"), false)).isEqualTo(lines(read));
  }

  @Test
  void trailingSpacesAreDeletedWithDelsp() {
    assertThat(FlowedText.of("日本 \n語  \nis\n-- \nB \nea", true)).isEqualTo("日本語 is\n-- \nBea");
  }

  @Test
  void lastLineKeepsItsLineEnd() {
    assertThat(FlowedText.of("One \ntwo.\n", false)).isEqualTo("One two.\n");
    assertThat(FlowedText.of("", false)).isEmpty();
  }

  @Test
  void flowedTextKeepsEveryWord() {
    Random random = new Random(3_676);
    String[] parts = {" ", "\n", "\r\n", ">", "-- ", "a", "b", "."};
    for (int i = 0; i < 5_000; i++) {
      StringBuilder wire = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        wire.append(parts[random.nextInt(parts.length)]);
      }
      String words = wire.toString().replaceAll("[^ab.]", "");
      assertThat(FlowedText.of(wire.toString(), random.nextBoolean()).replaceAll("[^ab.]", ""))
          .as(wire.toString())
          .isEqualTo(words);
    }
  }
}
