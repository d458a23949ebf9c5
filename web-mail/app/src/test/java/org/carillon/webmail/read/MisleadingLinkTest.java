package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.carillon.webmail.link.MisleadingLink;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisleadingLinkTest {

  private static Optional<MisleadingLink> of(String href, String words) {
    return MisleadingLink.of(
        Jsoup.parse("<a href=\"" + href + "\">" + words + "</a>").selectFirst("a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https://evil.test/login               | https://www.paypal.com/signin             | www.paypal.com | evil.test
          http://203.0.113.5/                   | http://paypal.com                         | paypal.com     | 203.0.113.5
          https://evil.test/                    | www.paypal.com                            | www.paypal.com | evil.test
          https://evil.test/                    | paypal.com                                | paypal.com     | evil.test
          https://evil.test/                    | PayPal.COM/signin?x=1                     | paypal.com     | evil.test
          https://evil.test/                    | Sign in: https://paypal.com/ now          | paypal.com     | evil.test
          https://paypal.com.evil.test/         | https://paypal.com/                       | paypal.com     | paypal.com.evil.test
          https://paypal.com@evil.test/         | https://paypal.com@evil.test/             | paypal.com     | evil.test
          https:\\\\evil.test\\paypal.com       | https://paypal.com/                       | paypal.com     | evil.test
          https://www.paypal.com%2eevil.test/   | https://paypal.com/                       | paypal.com     | www.paypal.com.evil.test
          https://ev&#9;il.test/                | https://paypal.com/                       | paypal.com     | evil.test
          https://notpaypal.com/                | paypal.com                                | paypal.com     | notpaypal.com
          https://evil.co.uk/                   | https://bank.co.uk/                       | bank.co.uk     | evil.co.uk
          https://evil.github.io/               | https://bank.github.io/                   | bank.github.io | evil.github.io
          https://p&#x430;ypal.com/             | https://paypal.com/                       | paypal.com     | xn--pypal-4ve.com
          https://evil.test/                    | https://b&uuml;cher.example/              | xn--bcher-kva.example | evil.test
          https://evil.test/                    | <b>https://www.</b>pay<i>pal.com</i>/     | www.paypal.com | evil.test
          https://evil.test/                    | pay&#x200b;pal.com                        | paypal.com     | evil.test
          https://evil.test/                    | <i style='Display: none'>x</i>paypal.com  | paypal.com     | evil.test
          https://evil.test/                    | <i style='font-size:0px'>x</i>paypal.com  | paypal.com     | evil.test
          https://evil.test/                    | <img alt='https://paypal.com'>            | paypal.com     | evil.test
          https://evil.test/                    | https://www.payp…                         | www.payp…      | evil.test
          https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.test%2F&data=1 | paypal.com | paypal.com | evil.test
          https://click.counter.example/a?u=b   | https://shop.example/                     | shop.example   | click.counter.example
          """)
  void misleadingLinkGivesItsShownAndRealHost(
      String href, String words, String shown, String target) {
    assertThat(of(href, words)).contains(new MisleadingLink(shown, target));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https://paypal.com/login              | https://www.paypal.com/
          https://www.paypal.com/               | paypal.com
          https://login.paypal.com/             | https://www.paypal.com/signin
          https://paypal.com/                   | https://help.paypal.com/
          https://click.bank.co.uk/             | www.bank.co.uk
          HTTPS://PAYPAL.COM:443/               | https://paypal.com
          https://paypal.com./                  | https://paypal.com/.
          https://xn--bcher-kva.example/        | https://b&uuml;cher.example/
          https://b&uuml;cher.example/          | https://xn--bcher-kva.example/
          https://www.a-very-long-name.example/ | www.a-very-long…
          https://click.counter.example/?u=1    | Read on
          https://click.counter.example/?u=1    | Read on at www.shop.example
          https://click.counter.example/?u=1    | README.md
          https://click.counter.example/?u=1    | Main.java
          https://click.counter.example/?u=1    | report.pdf
          https://click.counter.example/?u=1    | main.js
          https://click.counter.example/?u=1    | e.g. this
          https://click.counter.example/?u=1    | z.B.
          https://click.counter.example/?u=1    | 3.5
          https://click.counter.example/?u=1    | 22.11.2026
          https://click.counter.example/?u=1    | anna@paypal.com
          https://click.counter.example/?u=1    | `...`
          https://click.counter.example/?u=1    | `https://`
          https://click.counter.example/?u=1    | <img alt='A bell'>
          mailto:desk@shop.example              | www.shop.example
          https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.paypal.com%2F&data=1 | https://paypal.com
          https://urldefense.com/v3/__https://www.paypal.com/a__;!!x$ | https://paypal.com
          """)
  void honestLinkIsNotReported(String href, String words) {
    assertThat(of(href, words)).isEmpty();
  }

  @Test
  void misleadingLinkShowsItsTarget() {
    String lure = "<a href='https://evil.test/a'>https://www.paypal.com/</a>";
    SanitizedHtml message =
        SanitizedHtml.of(
            "<style>a *{display:none!important}</style><p>"
                + lure
                + lure
                + "<a href='https://shop.example'>shop.example</a>",
            id -> Optional.empty(),
            address -> Optional.empty());

    assertThat(message.misleading())
        .containsExactly(new MisleadingLink("www.paypal.com", "evil.test"));
    var signs = Jsoup.parse(message.html()).select("a[href*=evil] > span");
    assertThat(signs).hasSize(2);
    assertThat(signs.first().text()).isEqualTo("⚠ evil.test");
    assertThat(signs.first().attr("style")).contains("display:inline!important");
    assertThat(Jsoup.parse(message.html()).select("a[href*=shop] *")).isEmpty();
  }
}
