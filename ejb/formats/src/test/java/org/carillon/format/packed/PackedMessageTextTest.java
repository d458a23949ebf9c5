package org.carillon.format.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.carillon.format.growth.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedMessageTextTest {
  private static final byte[] BIG5_NAMES =
      decoded(
          "eJ8+IgEAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAAtgMAAAAAAAC5AAEIgAcAGAAAAElQTS5NaWNy"
              + "b3NvZnQgTWFpbC5Ob3RlADEIAgKQBgAOAAAAAQD/////AAAAAAAAAAD9AwIQgAEADAAAAMP+qquu"
              + "xjEueGxzAEAGAg+ABgAbAAAAZmlsZSBjb250ZW50IG9mIMP+qquuxjEueGxzEAwCApAGAA4AAAAB"
              + "AP////8AAAAAAAAAAP0DAhCAAQAKAAAAcGxhaW4udHh0AKIDAg+ABgAZAAAAZmlsZSBjb250ZW50"
              + "IG9mIHBsYWluLnR4dHIJ");

  private static final byte[] RTF_MESSAGE =
      decoded(
          "eJ8+IgEAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAEIgAcAGAAAAElQTS5NaWNy"
              + "b3NvZnQgTWFpbC5Ob3RlADEIAQOQBgBkAAAAAQAAAAIBCRABAAAAVAAAAFAAAABEAAAATUVMQQAA"
              + "AAB7XHJ0ZjFcYW5zaVxhbnNpY3BnMTI1Mlxmcm9tdGV4dCBcZGVmZjAgTGV0dGVyLWluLVJURiB3"
              + "aXRoIFwnZmNccGFyfbIaAgKQBgAOAAAAAQD/////AAAAAAAAAAD9AwIQgAEABgAAAGEudHh0AO8B"
              + "Ag+ABgAVAAAAZmlsZSBjb250ZW50IG9mIGEudHh0vwc=");

  private static final byte[] SIGNED =
      decoded(
          "MIIHEAYJKoZIhvcNAQcCoIIHATCCBv0CAQExDTALBglghkgBZQMEAgEwggEzBgkq"
              + "hkiG9w0BBwGgggEkBIIBIENvbnRlbnQtVHlwZTogbXVsdGlwYXJ0L21peGVkOyBi"
              + "b3VuZGFyeT1zbQ0KDQotLXNtDQpDb250ZW50LVR5cGU6IHRleHQvcGxhaW47IGNo"
              + "YXJzZXQ9dXRmLTgNCkNvbnRlbnQtVHJhbnNmZXItRW5jb2Rpbmc6IHF1b3RlZC1w"
              + "cmludGFibGUNCg0KU0lHTkVELUlOU0lERSA9QzM9QkMNCi0tc20NCkNvbnRlbnQt"
              + "VHlwZTogdGV4dC9wbGFpbjsgbmFtZT1pbnNpZGUudHh0DQpDb250ZW50LURpc3Bv"
              + "c2l0aW9uOiBhdHRhY2htZW50OyBmaWxlbmFtZT1pbnNpZGUudHh0DQoNCmZpbGUg"
              + "aW5zaWRlDQotLXNtLS0NCqCCA08wggNLMIICM6ADAgECAhQAi+xDaZhJU4w9GGvI"
              + "eidyGzSgojANBgkqhkiG9w0BAQsFADA1MRMwEQYDVQQDDApBbm4gU2VuZGVyMR4w"
              + "HAYJKoZIhvcNAQkBFg9hbm5AcmVtb3RlLnRlc3QwHhcNMjYxMTI2MTkzNjI3WhcN"
              + "MjcxMTI2MTkzNjI3WjA1MRMwEQYDVQQDDApBbm4gU2VuZGVyMR4wHAYJKoZIhvcN"
              + "AQkBFg9hbm5AcmVtb3RlLnRlc3QwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEK"
              + "AoIBAQDF9kdAY/4NTkKjKnWVnehW6RK6p2shLp/mhbp50QKvTJf8/APDZsB2B5zj"
              + "h6iIXSCE0GKQRcoAalHPV6F0ioVh2g/OxmwBVY7egTAup93lobFX8EpiKiL8Oacd"
              + "Jkprm9/Q4uAq8TrB9TSiPGNoqTJeZFxNLHP7oqVpdZOLw9pvhMqdSVTOA4CGGm4G"
              + "E6N4EY3A0AlrrRIiFHzeZXjiTsAfFDF8xtCXGtc7nCI5pq3hF9S4nmFYWEChZ+Qs"
              + "XpjaFC5EBzEKnNQuIPGAsttnF10Pa+SGDiyToBZacqxcypZiREmdyTKOypZwtc6f"
              + "tc4SExUYE7Z03+90J0axSopiVrePAgMBAAGjUzBRMB0GA1UdDgQWBBS7iAFQJ03q"
              + "bE4mL/DyolTIbylE+TAfBgNVHSMEGDAWgBS7iAFQJ03qbE4mL/DyolTIbylE+TAP"
              + "BgNVHRMBAf8EBTADAQH/MA0GCSqGSIb3DQEBCwUAA4IBAQBCA1OQEZCHictK9eon"
              + "Q2z8FaP0hygcTF0FFsaVii4WicL39d/hhaTXTY/n4C+5oKdKXPWEICtRNKr1xenP"
              + "/F7V7ENBXnlrfcfMV2bYZzksZiYBv30ugsF2uZ05YHp4SohdSxDJSGeKSDUxVGp5"
              + "DoV4WzQIag9AFns7vQ0e6eif1voP08iS3C3dpgoS+HWv2XB6YSzxHLkTEzWnfSDR"
              + "hI80pbkv0Tjh3p4Oxu+lzJpeTYzY12IlApjygOwpPelIfiBqX+OZsEsmEo3A/Jhk"
              + "IR/B9SK5eNWksDdAAc6tpHI0UCZBqItkxOEgZmBA+wo43Ypcga6d7ppLhqq/SG1K"
              + "bwzKMYICXTCCAlkCAQEwTTA1MRMwEQYDVQQDDApBbm4gU2VuZGVyMR4wHAYJKoZI"
              + "hvcNAQkBFg9hbm5AcmVtb3RlLnRlc3QCFACL7ENpmElTjD0Ya8h6J3IbNKCiMAsG"
              + "CWCGSAFlAwQCAaCB5DAYBgkqhkiG9w0BCQMxCwYJKoZIhvcNAQcBMBwGCSqGSIb3"
              + "DQEJBTEPFw0yNjExMjYxOTM2MjhaMC8GCSqGSIb3DQEJBDEiBCCu7laMMfaDFbCC"
              + "+Yr5p01/xrSleP6XFZ/rMLwNxLIkxTB5BgkqhkiG9w0BCQ8xbDBqMAsGCWCGSAFl"
              + "AwQBKjALBglghkgBZQMEARYwCwYJYIZIAWUDBAECMAoGCCqGSIb3DQMHMA4GCCqG"
              + "SIb3DQMCAgIAgDANBggqhkiG9w0DAgIBQDAHBgUrDgMCBzANBggqhkiG9w0DAgIB"
              + "KDANBgkqhkiG9w0BAQEFAASCAQBUMf3zUrMpHVrtX6HrhM/53vVCkd9Vx0gYXjPg"
              + "46w77YHTHa/dNv7CW6oMtyMLd7yLD/1U1+dNkpKbmRX2CrITG9mYgkNyk5B+k/Ke"
              + "5MBX+Gi4YtUrZ+T+/aEFiq+rVOYIejfwP9EBHviKpmC1CdbEaVQrWTfA+bGsJyTQ"
              + "4rv7LvA/0jRwDZWBgF582LslQ92jvmJydoamSW++tb2+VzKQtrmZEWQDAqbFtBDH"
              + "KYrgn4qdNERzMWtsCA6iatgPU7Pp2MZGIiwBhurUxm8nzSldcXkue5OmcjQDq0H6"
              + "ZEJRfcej7057B3NrhDPenpqj9cTpl1u383LhCvke96vVKYFn");

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text);
  }

  private static PackedMessageText read(String rich) {
    return RtfText.of(rich.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void fileNamesUseTheDeclaredCharset() {
    assertThat(Tnef.files(BIG5_NAMES))
        .extracting(PackedFile::name)
        .containsExactly("\u985e\u7269\u65991.xls", "plain.txt");
    assertThat(Tnef.messageText(BIG5_NAMES)).isEmpty();
  }

  @Test
  void tnefBodyIsRead() {
    assertThat(Tnef.messageText(RTF_MESSAGE))
        .contains(new PackedMessageText("Letter-in-RTF with \u00fc\n", false));
    assertThat(Tnef.files(RTF_MESSAGE)).extracting(PackedFile::name).containsExactly("a.txt");
  }

  /** The example of MS-OXRTFCP §3.1.1. */
  @Test
  void compressedRtfIsDecompressed() {
    byte[] packed =
        HexFormat.of()
            .parseHex(
                "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c"
                    + "647d0a800fa0");
    assertThat(new String(CompressedRtf.open(packed), StandardCharsets.US_ASCII))
        .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {\\rtf1\\ansi a\\'fcb}                                        | a\u00fcb
          {\\rtf1\\ansi\\ansicpg1251 \\'cf}                              | \u041f
          {\\rtf1\\uc1 \\u8364?x\\u-10179?\\u-8703?}                   | \u20acx\ud83d\ude01
          {\\rtf1{\\uc2\\u8364\\'a1\\'a2 x}\\u8364?y}                  | \u20ac x\u20acy
          {\\rtf1{\\fonttbl{\\f0 A;}{\\f1\\fcharset128 M;}}\\f1\\'93\\'fa\\f0 x} | \u65e5x
          {\\rtf1{\\*\\generator Riched20}{\\info{\\author me}}x}        | x
          {\\rtf1{\\field{\\*\\fldinst HYPERLINK "u"}{\\fldrslt here}}} | here
          {\\rtf1\\{x\\}\\\\}                                          | {x}\\
          {\\rtf1{\\pict\\bin3 }}}a}b}                                | b
          """)
  void rtfTextIsRead(String rich, String words) {
    assertThat(read(rich)).isEqualTo(new PackedMessageText(words, false));
  }

  @Test
  void htmlInRtfIsExtracted() {
    String rich =
        """
        {\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}
        {\\*\\htmltag64 <p class=x>}\\htmlrtf {\\b\\htmlrtf0 One
        {\\*\\htmltag84 &lt;}\\htmlrtf <\\htmlrtf0 two\\'fc <b>{\\*\\mhtmltag64 <q>}
        \\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}
        """;
    assertThat(read(rich))
        .isEqualTo(new PackedMessageText("<p class=x>One&lt;two\u00fc &lt;b&gt;</p>", true));
  }

  @Test
  void signedContentIsExtracted() {
    assertThat(SignedData.content(SIGNED).map(octets -> new String(octets, StandardCharsets.UTF_8)))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("Content-Type: multipart/mixed")
                    .contains("SIGNED-INSIDE"));
    SignedMail mail = SignedMail.of(SIGNED).orElseThrow();
    assertThat(mail.messageText()).contains(new PackedMessageText("SIGNED-INSIDE \u00fc\n", false));
    assertThat(mail.files()).extracting(PackedFile::name).containsExactly("inside.txt");
    assertThat(SignedMail.of(RTF_MESSAGE)).isEmpty();
    // The same with indefinite lengths, and in pieces.
    byte[] pieces =
        HexFormat.of()
            .parseHex(
                "308006092a864886f70d010702a080308002010131003080"
                    + "06092a864886f70d010701a0802480040161040262630000000000000000000000000000");
    assertThat(SignedData.content(pieces)).contains("abc".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void damagedContainersThrowNothing() {
    Random random = new Random(20_261_129);
    for (int i = 0; i < 3_000; i++) {
      byte[] broken = (i % 2 == 0 ? RTF_MESSAGE : SIGNED).clone();
      for (int n = random.nextInt(8); n >= 0; n--) {
        broken[random.nextInt(Math.min(400, broken.length))] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> Tnef.messageText(broken)).doesNotThrowAnyException();
      assertThatCode(() -> SignedMail.of(broken)).doesNotThrowAnyException();
      assertThatCode(() -> CompressedRtf.open(broken)).doesNotThrowAnyException();
      assertThatCode(() -> RtfText.of(broken)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "}", "\\", "\\'", "\\'ff", "\\u1?", "{\\*\\x", "\\f1 a", "\\bin", "a"})
  void rtfIsReadInLinearTime(String part) {
    assertThat(Growth.of(text -> read("{\\rtf1 " + text), part, 400_000, 2_000))
        .isLessThan(Growth.LINEAR);
  }
}
