package org.carillon.protocol.sip.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.carillon.protocol.sip.transaction.JainSipLogger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The torture messages of RFC 4475, by the names they have there. */
class TortureTest {
  private static final String COMMON =
      """
      To: sip:j.user@example.com
      From: sip:caller@example.org;tag=33242
      Max-Forwards: 3
      Call-ID: torture.0ha0isndaksdj
      CSeq: 8 OPTIONS
      Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKkdjuw
      """;

  @BeforeAll
  static void quiet() {
    JainSipLogger.install();
  }

  static Stream<Arguments> valid() {
    return Stream.of(
        Arguments.of(
            "3.1.1.1 wsinv",
            """
            INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
            TO :
             sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
            from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
              ;
              tag = 98asjd8
            MaX-fOrWaRdS: 0068
            Call-ID: wsinv.ndaksdj@192.0.2.1
            Content-Length   : 3
            cseq: 0009
              INVITE
            Via  : SIP  /   2.0
             /UDP
                192.0.2.2;branch=390skdjuw
            s :
            NewFangledHeader:   newfangled value
             continued newfangled value
            UnknownHeaderWithUnusualValue: ;;,,;;,;
            Content-Type: application/sdp
            Route:
             <sip:services.example.com;lr;unknownwith=value;unknown-no-value>
            v:  SIP  / 2.0  / TCP     spindle.example.com   ;
              branch  =   z9hG4bK9ikj8  ,
             SIP  /    2.0   / UDP  192.168.255.111   ; branch=
             z9hG4bK30239
            m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
                  newvalue ;
              secondparam ; q = 0.33

            sdp"""),
        Arguments.of(
            "3.1.1.3 esc01",
            """
            INVITE sip:sips%3Auser%40example.com@example.net SIP/2.0
            To: sip:%75se%72@example.com
            From: <sip:I%20have%20spaces@example.net>;tag=938
            Max-Forwards: 87
            i: esc01.239409asdfakjkn23onasd0-3234
            CSeq: 234234 INVITE
            Via: SIP/2.0/UDP host5.example.net;branch=z9hG4bKkdjuw
            C: application/sdp
            Contact:
              <sip:cal%6Cer@host5.example.net;%6C%72;n%61me=v%61lue%25%34%31>
            Content-Length: 3

            sdp"""),
        Arguments.of(
            "3.1.1.8 longreq, the long header",
            "OPTIONS sip:user@example.com SIP/2.0\n"
                + COMMON
                + "Unknown-"
                + "Long".repeat(20)
                + "-Name: "
                + "long value ".repeat(50)
                + "\nContent-Length: 0\n\n"),
        Arguments.of(
            "3.1.1.9 dblreq: what follows the body is not looked at",
            "OPTIONS sip:j.user@example.com SIP/2.0\n"
                + COMMON
                + "Content-Length: 0\n\nINVITE sip:joe@example.com SIP/2.0\n"),
        Arguments.of(
            "3.1.1.10 semiuri",
            "OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0\n"
                + COMMON
                + "Content-Length: 0\n\n"),
        Arguments.of(
            "3.1.1.11 transports",
            "OPTIONS sip:user@example.com SIP/2.0\n"
                + COMMON
                + "Via: SIP/2.0/UNKNOWN t5.example.com;branch=z9hG4bKkdjuw\nContent-Length: 0\n\n"),
        Arguments.of(
            "3.3.4 unkscm",
            "OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0\n"
                + COMMON
                + "Content-Length: 0\n\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("valid")
  void validMessagesAreAccepted(String name, String message) {
    assertThat(screen(message)).isInstanceOf(Screened.Request.class);
  }

  static Stream<Arguments> invalid() {
    return Stream.of(
        Arguments.of("3.1.2.2 clerr", 400, options("", "Content-Length: 9999\n\nsdp")),
        Arguments.of("3.1.2.3 ncl", 400, options("", "Content-Length: -999\n\nsdp")),
        Arguments.of(
            "3.1.2.4 scalar02",
            400,
            options("", "Content-Length: 0\n\n").replace("CSeq: 8", "CSeq: 36893488147419103232")),
        Arguments.of(
            "3.1.2.5 a second From", 400, options("From: <sip:b@example.com>\n", "l: 0\n\n")),
        Arguments.of(
            "3.1.2.7 ltgtruri",
            400,
            options("", "l: 0\n\n")
                .replace("sip:user@example.com SIP", "<sip:user@example.com> SIP")),
        Arguments.of(
            "3.1.2.8 lwsruri",
            400,
            options("", "l: 0\n\n")
                .replace("sip:user@example.com SIP", "sip:user@example.com; lr SIP")),
        Arguments.of(
            "3.1.2.9 lwsstart",
            400,
            options("", "l: 0\n\n").replaceFirst("OPTIONS sip", "OPTIONS  sip")),
        Arguments.of(
            "3.1.2.10 trws", 400, options("", "l: 0\n\n").replaceFirst("SIP/2.0\n", "SIP/2.0  \n")),
        Arguments.of(
            "3.1.2.16 badvers",
            505,
            options("", "l: 0\n\n").replaceFirst("SIP/2.0\n", "SIP/7.0\n")),
        Arguments.of(
            "3.1.2.17 mismatch01",
            400,
            options("", "l: 0\n\n").replace("CSeq: 8 OPTIONS", "CSeq: 8 INVITE")),
        Arguments.of(
            "3.1.2.18 mismatch02",
            400,
            options("", "l: 0\n\n").replace("CSeq: 8 OPTIONS", "CSeq: 8 NEWMETHOD")),
        Arguments.of(
            "3.3.1 insuf",
            400,
            options("", "l: 0\n\n").replace("Call-ID: torture.0ha0isndaksdj\n", "")),
        Arguments.of("3.3.8 multi01", 400, options("CSeq: 8 OPTIONS\n", "l: 0\n\n")),
        Arguments.of(
            "3.3.9 mcl01", 400, options("Content-Length: 5\n", "Content-Length: 0\n\nsdp")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void malformedRequestsGetAnErrorResponse(String name, int status, String message) {
    assertThat(screen(message))
        .isInstanceOfSatisfying(
            Screened.Malformed.class,
            malformed -> {
              String answer = new String(malformed.answer(), StandardCharsets.UTF_8);
              assertThat(answer).startsWith("SIP/2.0 " + status + " ");
              assertThat(answer).contains("Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bKkdjuw\r\n");
            });
  }

  @Test
  void ackIsNeverAnswered() {
    assertThat(screen(options("", "Content-Length: 99\n\n").replace("OPTIONS", "ACK")))
        .isInstanceOf(Screened.Unfit.class);
  }

  @Test
  void requestWithoutViaIsDropped() {
    assertThat(screen(options("", "l: 0\n\n").replaceFirst("Via: .*\n", "")))
        .isInstanceOf(Screened.Unfit.class);
  }

  @Test
  void scannersGetNoResponse() {
    assertThat(screen(options("User-Agent: friendly-scanner\n", "l: 0\n\n")))
        .isEqualTo(new Screened.Unfit("scanner"));
  }

  @Test
  void bareLineEndsAndControlCharactersAreRefused() {
    String message = options("", "l: 0\n\n").replace("\n", "\r\n");
    assertThat(raw(message.replaceFirst("\r\n", "\n"))).isInstanceOf(Screened.Unfit.class);
    assertThat(raw(message.replaceFirst("\r\n", "\r"))).isInstanceOf(Screened.Unfit.class);
    assertThat(raw(message.replaceFirst("33242", "33\u000042"))).isInstanceOf(Screened.Unfit.class);
  }

  @Test
  void responseWithoutRequiredHeadersIsDropped() {
    assertThat(screen("SIP/2.0 200 OK\n" + COMMON + "l: 0\n\n"))
        .isInstanceOf(Screened.Response.class);
    assertThat(screen(("SIP/2.0 200 OK\n" + COMMON).replaceFirst("CSeq: .*\n", "") + "l: 0\n\n"))
        .isInstanceOf(Screened.Unfit.class);
    assertThat(screen("SIP/7.0 200 OK\n" + COMMON + "l: 0\n\n")).isInstanceOf(Screened.Unfit.class);
    assertThat(screen("SIP/2.0 4294967301 better\n" + COMMON + "l: 0\n\n"))
        .as("3.3.15 bigcode")
        .isInstanceOf(Screened.Unfit.class);
  }

  private static String options(String more, String end) {
    return "OPTIONS sip:user@example.com SIP/2.0\n" + COMMON + more + end;
  }

  private static Screened screen(String message) {
    return raw(message.replace("\n", "\r\n"));
  }

  private static Screened raw(String message) {
    return SipScreening.screen(message.getBytes(StandardCharsets.UTF_8));
  }
}
