package org.carillon.look.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.carillon.look.LookFile.Kind;
import org.carillon.look.Skin;

/**
 * The content of the uploaded files at one time.
 *
 * @param change the number of this reading
 * @param logos the digests of logos by their domains' ids; the server's under the empty id
 * @param skins the usable skins, by name
 * @param broken the reasons why other skins can't be used, by name
 * @param languages the sentences that were added, by languages' codes
 */
record KnownFiles(
    long change,
    Map<OptionalLong, String> logos,
    Map<String, Skin> skins,
    Map<String, String> broken,
    Map<String, Map<String, String>> languages) {

  static final KnownFiles NONE = of(0, Map.of(), List.of());

  /** Reads the rows. The result lists files that can't be used with the reason. */
  static KnownFiles of(long change, Map<OptionalLong, String> logos, List<LookFileRow> rows) {
    var skins = new LinkedHashMap<String, Skin>();
    Skin.STOCK.forEach(skin -> skins.put(skin.name(), skin));
    var broken = new TreeMap<String, String>();
    var languages = new TreeMap<String, Map<String, String>>();
    for (LookFileRow row : rows) {
      try {
        if (row.kind == Kind.SKIN) {
          skins.put(row.name, SkinArchive.read(row.content, row.digest));
        } else {
          languages.put(row.name, Map.copyOf(PropertiesFile.read(row.content)));
        }
      } catch (UnusableFile unusable) {
        broken.put(row.name, unusable.getMessage());
      }
    }
    return new KnownFiles(change, Map.copyOf(logos), skins, broken, languages);
  }
}
