package org.carillon.webadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.types.ObjectTypes;
import org.junit.jupiter.api.Test;

/** Tests that declared English texts have translations. */
class AttributesInOtherLanguagesTest {
  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("org.carillon.webadmin.words", Locale.ROOT);
  private static final ResourceBundle GERMAN =
      ResourceBundle.getBundle("org.carillon.webadmin.words", Locale.GERMAN);

  @Test
  void attributeTranslationsMatchTheDeclarations() {
    var declared = new TreeSet<String>();
    for (ObjectType type : ObjectTypes.all()) {
      for (Attribute<?> attribute : type.attributes()) {
        String key = "attribute." + type.name() + "." + attribute.name();
        declared.add(key + ".title");
        if (!attribute.help().isEmpty()) {
          declared.add(key + ".help");
        }
      }
    }

    Set<String> translated =
        GERMAN.keySet().stream()
            .filter(key -> key.matches("attribute[.].*[.](title|help)"))
            .collect(Collectors.toSet());

    assertThat(translated).isEqualTo(declared);
  }

  @Test
  void everyChoiceHasATitle() {
    for (ResourceBundle bundle : List.of(ENGLISH, GERMAN)) {
      for (ObjectType type : ObjectTypes.all()) {
        for (Attribute<?> attribute : type.attributes()) {
          if (attribute.type() instanceof AttributeType.Choice(List<String> words)) {
            String key = "attribute." + type.name() + "." + attribute.name() + ".word.";
            assertThat(words).as(key).allMatch(word -> bundle.containsKey(key + word));
          }
        }
      }
    }
  }

  @Test
  void helpTextsBelongToAFieldOfTheirKind() {
    var pattern = Pattern.compile("attribute[.]identity-source[.](\\w+)[.]help[.](\\w+)");
    for (ResourceBundle bundle : List.of(ENGLISH, GERMAN)) {
      assertThat(bundle.keySet().stream().map(pattern::matcher).filter(Matcher::matches))
          .hasSize(20)
          .allMatch(
              key ->
                  IdentitySourceType.TYPE.attributes().stream()
                      .filter(attribute -> attribute.name().equals(key.group(1)))
                      .anyMatch(attribute -> IdentitySourceType.concerns(key.group(2), attribute)));
    }
  }

  /** A quote of a message format would vanish. */
  @Test
  void attributeTextsHaveNoStraightApostrophes() {
    for (ResourceBundle bundle : List.of(ENGLISH, GERMAN)) {
      assertThat(bundle.keySet())
          .filteredOn(key -> key.startsWith("attribute."))
          .noneMatch(key -> bundle.getString(key).contains("'"));
    }
  }
}
