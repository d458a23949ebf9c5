package org.carillon.format.mime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of texts without a declared charset, as people receive them. */
class CharsetDetectionTest {
  private static final String RUSSIAN =
      "Здравствуйте, Иван! Сообщаем, что ваш заказ готов к выдаче. Спасибо за покупку.";
  private static final String JAPANESE = "お世話になっております。来週の会議の資料をお送りします。よろしくお願いいたします。";
  private static final String CHINESE = "您好，附件是本周的会议记录，请查收。如有问题请随时联系我。谢谢！";
  private static final String KOREAN = "안녕하세요, 회의 자료를 보내드립니다. 감사합니다.";
  private static final String GREEK =
      "Καλημέρα σας, σας στέλνω το έγγραφο που ζητήσατε. Ευχαριστώ πολύ.";
  private static final String POLISH =
      "Dzień dobry, przesyłam załącznik. Proszę o potwierdzenie. Pozdrawiam, Łukasz Żółty";
  private static final String GERMAN =
      "Sehr geehrte Damen und Herren, anbei die Übersicht für nächste Woche. Viele Grüße, Jürgen";
  private static final String FRENCH =
      "Bonjour, voici les élèves présents à la réunion d'été. Merci à vous, Hélène";
  private static final String SHORT = "Grüße aus München";

  private static String text(String language) {
    return switch (language) {
      case "ru" -> RUSSIAN;
      case "ja" -> JAPANESE;
      case "zh" -> CHINESE;
      case "ko" -> KOREAN;
      case "el" -> GREEK;
      case "pl" -> POLISH;
      case "de" -> GERMAN;
      case "fr" -> FRENCH;
      default -> SHORT;
    };
  }

  private static String read(String contentType, byte[] body) throws IOException {
    byte[] head = (contentType + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    ByteSource source =
        (position, into, offset, length) -> {
          int n = (int) Math.min(length, message.length - position);
          System.arraycopy(message, (int) position, into, offset, n);
          return n;
        };
    return new PartContent(source, 0, Outline.parse(message).body()).text(100_000);
  }

  @ParameterizedTest
  @CsvSource({
    "ru, KOI8-R",
    "ru, windows-1251",
    "ru, ISO-8859-5",
    "ja, Shift_JIS",
    "ja, EUC-JP",
    "zh, GB18030",
    "ko, EUC-KR",
    "el, windows-1253",
    "pl, ISO-8859-2",
    "de, windows-1252",
    "fr, windows-1252",
    "short, windows-1252",
    "ru, UTF-8",
  })
  void undeclaredCharsetIsDetected(String language, String charset) throws IOException {
    String text = text(language);
    byte[] octets = text.getBytes(Charset.forName(charset));
    assertThat(read("", octets)).isEqualTo(text);
    assertThat(read("Content-Type: text/plain\r\n", octets)).isEqualTo(text);
    assertThat(read("Content-Type: text/plain; charset=us-ascii\r\n", octets)).isEqualTo(text);
    assertThat(read("Content-Type: text/plain; charset=x-unknown\r\n", octets)).isEqualTo(text);
  }

  @Test
  void declaredCharsetIsNotGuessed() throws IOException {
    byte[] octets = RUSSIAN.getBytes(Charset.forName("KOI8-R"));
    assertThat(read("Content-Type: text/plain; charset=iso-8859-1\r\n", octets))
        .isEqualTo(new String(octets, Charset.forName("windows-1252")));
    assertThat(read("Content-Type: text/plain; charset=windows-1251\r\n", octets))
        .isEqualTo(new String(octets, Charset.forName("windows-1251")));
  }

  @Test
  void randomOctetsAreDecoded() throws IOException {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      byte[] octets = new byte[random.nextInt(6_000)];
      random.nextBytes(octets);
      assertThat(read("", octets)).hasSizeLessThanOrEqualTo(octets.length);
    }
  }
}
