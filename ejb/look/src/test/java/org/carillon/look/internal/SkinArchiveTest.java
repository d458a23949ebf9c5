package org.carillon.look.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.look.Skin;
import org.carillon.look.SkinText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkinArchiveTest {
  private static final byte[] PICTURE =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private static final String MANIFEST =
      "name = harbour\nlayout = columns\nlink.1 = Help | https://example.com/\n";

  @Test
  void validSkinsAreRead() throws Exception {
    Skin skin =
        SkinArchive.read(
            zip(
                Map.of(
                    "harbour/skin.properties", text(MANIFEST),
                    "harbour/skin.css", text(".rail { background: url(wave.png); inset: 0 }"),
                    "harbour/wave.png", PICTURE,
                    "harbour/words_de.properties", text("write = Los"),
                    "__MACOSX/harbour/._skin.css", text("x"))),
            "d1");

    assertThat(skin.layout()).isEqualTo(Skin.Layout.COLUMNS);
    assertThat(skin.title()).isEqualTo("harbour");
    assertThat(skin.css()).contains("skin-picture?s=d1", "f=wave.png").contains("inset:0");
    assertThat(skin.words()).containsEntry("de", Map.of("write", "Los"));
    assertThat(skin.links()).containsExactly(new Skin.Link("Help", "https://example.com/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@import \"https://elsewhere.test/x.css\";",
        "@import url(x.css);",
        "a { background: url(https://elsewhere.test/x.png) }",
        "a { background: url(//elsewhere.test/x.png) }",
        "a { background: u\\72l(data:image/svg+xml,x) }",
        "a { background: image-set('https://elsewhere.test/x' 1x) }",
        "@font-face { font-family: x; src: url(x.woff2) }",
        "a { behavior: url(x.htc) }",
        "a { width: expression(alert(1)) }",
        "a { -moz-binding: url(x) }",
        "@namespace url(https://elsewhere.test);"
      })
  void styleSheetWithExternalOrActiveContentIsRefused(String css) throws Exception {
    byte[] archive = zip(Map.of("skin.properties", text(MANIFEST), "skin.css", text(css)));
    assertThatThrownBy(() -> SkinArchive.read(archive, ""))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining("not allowed in skins");
  }

  @Test
  void skinWithOtherContentIsRefused() throws IOException {
    refused(Map.of("skin.css", text("a{}")), "does not contain skin.properties");
    refused(Map.of("skin.properties", text("name = house")), "name must consist of");
    refused(Map.of("skin.properties", text("name = ../x")), "name must consist of");
    refused(
        Map.of("skin.properties", text(MANIFEST), "page.xhtml", text("#{1}")), "cannot contain");
    refused(Map.of("skin.properties", text(MANIFEST), "x.js", text("1")), "cannot contain");
    refused(Map.of("skin.properties", text(MANIFEST), "x.png", text("<svg/>")), "is not a picture");
    refused(
        Map.of("skin.properties", text("name = a\nlink.1 = x | javascript:alert(1)")), "link.1");
    refused(Map.of("skin.properties", text(MANIFEST), "x.png", new byte[600_000]), "too large");
    assertThatThrownBy(() -> SkinArchive.read(text("no archive"), ""))
        .isInstanceOf(UnusableFile.class);
  }

  @Test
  void editedTextIsInTheArchive() throws Exception {
    byte[] archive = zip(Map.of("skin.properties", text(MANIFEST), "wave.png", PICTURE));

    byte[] edited = SkinArchive.with(archive, new SkinText(MANIFEST, "a{color:red}"));

    assertThat(SkinArchive.text(edited).css()).isEqualTo("a{color:red}");
    assertThat(SkinArchive.read(edited, "").pictures()).containsKey("wave.png");
  }

  private static void refused(Map<String, byte[]> files, String why) throws IOException {
    byte[] archive = zip(files);
    assertThatThrownBy(() -> SkinArchive.read(archive, ""))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining(why);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return packed.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
