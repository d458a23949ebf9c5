package org.carillon.look.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.carillon.format.css.StyleSanitizer;
import org.carillon.format.picture.SanitizedPicture;
import org.carillon.look.Looks.Picture;
import org.carillon.look.Skin;
import org.carillon.look.SkinText;

/** Reads a skin from its archive, or reports why it can't be used. */
final class SkinArchive {
  private static final String MANIFEST = "skin.properties";
  private static final String SHEET = "skin.css";
  private static final Pattern WORDS = Pattern.compile("words(?:_([a-z]{2,3}))?\\.properties");
  private static final Pattern PICTURE =
      Pattern.compile("[a-z0-9][a-z0-9._-]{0,60}\\.(?:png|jpe?g|gif|webp)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]*");
  private static final Set<String> SCHEMES = Set.of("https", "mailto", "tel");

  private static final int MOST_FILES = 60;
  private static final int MOST_OCTETS = 512 * 1_024;
  private static final int MOST_IN_ALL = 3 * 1_024 * 1_024;
  private static final int MOST_LINKS = 8;
  private static final int LONGEST = 500;

  private final Map<String, byte[]> files = new HashMap<>();
  private final String digest;

  private SkinArchive(String digest) {
    this.digest = digest;
  }

  /** Reads a skin. The digest is in the addresses of its pictures. */
  static Skin read(byte[] octets, String digest) throws UnusableFile {
    var archive = new SkinArchive(digest);
    archive.unpack(octets);
    return archive.skin();
  }

  static SkinText text(byte[] octets) throws UnusableFile {
    var archive = new SkinArchive("");
    archive.unpack(octets);
    return new SkinText(archive.text(MANIFEST), archive.text(SHEET));
  }

  private String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** Returns the archive with other texts. The result is not checked. */
  static byte[] with(byte[] octets, SkinText text) throws UnusableFile {
    var archive = new SkinArchive("");
    archive.unpack(octets);
    archive.files.put(MANIFEST, text.manifest().getBytes(StandardCharsets.UTF_8));
    archive.files.put(SHEET, text.css().getBytes(StandardCharsets.UTF_8));
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : archive.files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException never) {
      throw new UncheckedIOException("Memory takes what is written", never);
    }
    return packed.toByteArray();
  }

  private void unpack(byte[] octets) throws UnusableFile {
    int left = MOST_IN_ALL;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(octets), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = zip.readNBytes(Math.min(MOST_OCTETS, left) + 1);
        left -= content.length;
        if (content.length > MOST_OCTETS || left < 0 || files.size() >= MOST_FILES) {
          throw new UnusableFile(
              "too-large", "The contents of the archive are too large or too many.");
        }
        // Archive programs put the folder's name in front.
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (!isHidden(entry.getName()) && files.put(name, content) != null) {
          throw new UnusableFile("twice", "The archive contains two files named " + name + ".");
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new UnusableFile("no-zip", "The file is not a ZIP archive or is damaged.");
    }
    if (files.isEmpty()) {
      throw new UnusableFile("no-zip", "The file is not a ZIP archive or is empty.");
    }
  }

  /** Returns whether a path is one of the hidden files that operating systems add to archives. */
  private static boolean isHidden(String path) {
    return path.startsWith("__MACOSX/")
        || path.substring(path.lastIndexOf('/') + 1).startsWith(".");
  }

  private Skin skin() throws UnusableFile {
    byte[] manifest = files.remove(MANIFEST);
    if (manifest == null) {
      throw new UnusableFile("no-manifest", "The archive does not contain skin.properties.");
    }
    Map<String, String> said = PropertiesFile.read(manifest);
    String name = said.getOrDefault("name", "");
    if (!NAME.matcher(name).matches() || Skin.STOCK.stream().anyMatch(s -> s.name().equals(name))) {
      throw new UnusableFile(
          "bad-name",
          "In skin.properties, name must consist of lower-case letters, digits and hyphens,"
              + " and no other skin of the server may have it.");
    }
    byte[] sheet = files.remove(SHEET);
    Map<String, Map<String, String>> words = words();
    Map<String, Picture> pictures = pictures();
    String css = sheet == null ? "" : css(new String(sheet, StandardCharsets.UTF_8), pictures);
    return new Skin(
        name,
        line(said, "title", name),
        layout(said.getOrDefault("layout", Skin.HOUSE)),
        css,
        pictures,
        line(said, "head", ""),
        line(said, "foot", ""),
        links(said),
        words,
        digest);
  }

  private static String line(Map<String, String> said, String key, String otherwise)
      throws UnusableFile {
    String text = said.getOrDefault(key, otherwise).strip();
    if (text.length() > LONGEST || !LINE.matcher(text).matches()) {
      throw new UnusableFile(
          "bad-text", key + " in skin.properties must be one line of text and not too long.");
    }
    return text;
  }

  private static Skin.Layout layout(String word) throws UnusableFile {
    for (Skin.Layout layout : Skin.Layout.values()) {
      if (layout.word().equals(word)) {
        return layout;
      }
    }
    throw new UnusableFile(
        "bad-layout", "In skin.properties, layout must be house, columns or contrast.");
  }

  private static List<Skin.Link> links(Map<String, String> said) throws UnusableFile {
    var links = new ArrayList<Skin.Link>();
    for (int i = 1; i <= MOST_LINKS; i++) {
      String text = line(said, "link." + i, "");
      if (!text.isEmpty()) {
        int bar = text.lastIndexOf('|');
        String address = text.substring(bar + 1).strip();
        String label = text.substring(0, Math.max(bar, 0)).strip();
        if (label.isEmpty() || !leads(address)) {
          throw new UnusableFile(
              "bad-link",
              "link."
                  + i
                  + " in skin.properties must have the form: text | https://example.com/page");
        }
        links.add(new Skin.Link(label, address));
      }
    }
    return List.copyOf(links);
  }

  private static boolean leads(String address) {
    try {
      String scheme = new URI(address).getScheme();
      return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private Map<String, Map<String, String>> words() throws UnusableFile {
    var words = new HashMap<String, Map<String, String>>();
    for (String name : List.copyOf(files.keySet())) {
      Matcher matcher = WORDS.matcher(name);
      if (matcher.matches()) {
        String language = matcher.group(1) == null ? "" : matcher.group(1);
        words.put(language, Map.copyOf(PropertiesFile.read(files.remove(name))));
      }
    }
    return Map.copyOf(words);
  }

  private Map<String, Picture> pictures() throws UnusableFile {
    var pictures = new HashMap<String, Picture>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = file.getKey();
      if (!PICTURE.matcher(name).matches()) {
        throw new UnusableFile(
            "foreign-file",
            "A skin cannot contain the file “"
                + (name.length() > 60 ? name.substring(0, 60) : name)
                + "”: pictures must be .png, .jpg, .gif or .webp in lower case.");
      }
      Optional<SanitizedPicture> picture = SanitizedPicture.of(file.getValue());
      if (picture.isEmpty()) {
        throw new UnusableFile("bad-picture", name + " is not a picture or is damaged.");
      }
      pictures.put(name, new Picture(picture.get().type(), picture.get().octets()));
    }
    return Map.copyOf(pictures);
  }

  private String css(String sheet, Map<String, Picture> pictures) throws UnusableFile {
    var cleaned =
        StyleSanitizer.pageSheet(
            sheet,
            wanted ->
                Optional.of(wanted)
                    .filter(pictures::containsKey)
                    .map(own -> "skin-picture?s=" + digest + "&f=" + own));
    if (!cleaned.leftOut().isEmpty()) {
      throw new UnusableFile(
          "bad-css",
          "skin.css contains something that is not allowed in skins, or is not CSS: "
              + String.join("; ", cleaned.leftOut()));
    }
    return cleaned.css();
  }
}
