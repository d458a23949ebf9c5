package org.carillon.format.kolab;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.kolab.XCardField.Type;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;
import org.carillon.format.vcard.VCardVersion;

/** Converts contacts of both versions from and to vCard 4.0. */
final class KolabContact {
  private static final String NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0";

  private static final KolabFields<VCardProperty> THREE =
      new KolabFields<>(
          List.of(
              XCardField.of("uid", Type.UID),
              XCardField.of("categories", Type.TEXTS),
              XCardField.of("fn", Type.TEXT),
              new XCardField(
                  "n", Type.PARTS, List.of("surname", "given", "additional", "prefix", "suffix")),
              XCardField.of("note", Type.TEXT),
              XCardField.of("title", Type.TEXT),
              new AffiliationField(),
              XCardField.of("url", Type.URI),
              new XCardField(
                  "adr",
                  Type.PARTS,
                  List.of("pobox", "ext", "street", "locality", "region", "code", "country")),
              XCardField.of("nickname", Type.TEXTS),
              XCardField.of("bday", Type.DATE),
              XCardField.of("anniversary", Type.DATE),
              XCardField.of("photo", Type.URI),
              XCardField.of("tel", Type.TEXT),
              XCardField.of("impp", Type.URI),
              XCardField.of("email", Type.TEXT)));

  /** The elements that belong to the document itself and are written anew each time. */
  private static final List<String> HEAD = List.of("x-kolab-version", "prodid", "rev", "kind");

  private KolabContact() {}

  /** Returns the card in a document, or empty if it contains none. */
  static Optional<VCard> card(KolabVersion version, KolabElement root, Optional<VCard> current) {
    List<VCardProperty> there =
        current
            .map(card -> VCardConversion.to(card, VCardVersion.V4_0).properties())
            .orElse(List.of());
    Optional<KolabElement> element =
        switch (version) {
          case TWO -> root.name().equals("contact") ? Optional.of(root) : Optional.empty();
          case THREE -> root.child("vcard");
        };
    List<VCardProperty> made =
        element
            .map(
                said ->
                    version == KolabVersion.TWO
                        ? KolabTwoContact.FIELDS.object(said, there)
                        : THREE.object(said, there))
            .orElse(List.of());
    List<VCardProperty> dated =
        element.flatMap(KolabContact::revision).map(time -> dated(made, time)).orElse(made);
    return made.stream().anyMatch(property -> property.name().equals("UID"))
        ? Optional.of(new VCard(VCardVersion.V4_0, named(dated)))
        : Optional.empty();
  }

  /** Returns the time of the contact's last change as the document has it. */
  private static Optional<String> revision(KolabElement said) {
    return said.child("rev")
        .flatMap(rev -> rev.child("timestamp"))
        .flatMap(time -> revision(time.text()));
  }

  private static List<VCardProperty> dated(List<VCardProperty> made, String time) {
    List<VCardProperty> dated =
        new ArrayList<>(made.stream().filter(property -> !property.name().equals("REV")).toList());
    dated.add(new VCardProperty("REV", time));
    return dated;
  }

  /** Adds a name if the document has none, since every card needs one. */
  private static List<VCardProperty> named(List<VCardProperty> made) {
    if (made.stream().anyMatch(property -> property.name().equals("FN"))) {
      return made;
    }
    List<VCardProperty> named = new ArrayList<>(made);
    String name =
        made.stream()
            .filter(property -> List.of("N", "ORG", "EMAIL").contains(property.name()))
            .map(
                property ->
                    property.name().equals("N")
                        ? (property.component(1) + " " + property.component(0)).strip()
                        : property.component(0))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("?");
    named.add(VCardProperty.ofText("FN", name));
    return named;
  }

  static KolabElement document(
      KolabVersion version, VCard card, Optional<KolabElement> before, Instant changed) {
    VCard newer = VCardConversion.to(card, VCardVersion.V4_0);
    if (version == KolabVersion.TWO) {
      List<KolabElement> said =
          new ArrayList<>(KolabTwoContact.FIELDS.elements(newer.properties(), before));
      if (before.isEmpty()) {
        said.addFirst(KolabElement.of("product-id", "Carillon"));
      }
      return new KolabElement("contact", Map.of("version", "1.0"), said, "");
    }
    List<KolabElement> said =
        THREE.elements(newer.properties(), before.flatMap(root -> root.child("vcard"))).stream()
            .filter(element -> !HEAD.contains(element.name()))
            .toList();
    List<KolabElement> all = new ArrayList<>();
    said.stream().filter(element -> element.name().equals("uid")).forEach(all::add);
    all.add(XCalDocument.text("x-kolab-version", "3.1.0"));
    all.add(XCalDocument.text("prodid", "Carillon"));
    all.add(
        KolabElement.of(
            "rev",
            List.of(
                KolabElement.of(
                    "timestamp",
                    revision(newer.text("REV"))
                        .orElseGet(() -> CalendarTime.utc(changed).written())))));
    said.stream().filter(element -> element.name().equals("categories")).forEach(all::add);
    all.add(XCalDocument.text("kind", "individual"));
    said.stream()
        .filter(element -> !List.of("uid", "categories").contains(element.name()))
        .forEach(all::add);
    return new KolabElement(
        "vcards", Map.of("xmlns", NAMESPACE), List.of(KolabElement.of("vcard", all)), "");
  }

  /** Returns a point in time in the form of both formats, or empty if the text is none. */
  private static Optional<String> revision(String written) {
    return KolabTimes.read(written, "")
        .filter(time -> time.form() == CalendarTime.Form.UTC)
        .map(CalendarTime::written);
  }

  /** The employer and job, which Kolab 3 has in a group. */
  private record AffiliationField() implements KolabField<VCardProperty> {
    private static final String GROUP = "group";

    @Override
    public Set<String> names() {
      return Set.of(GROUP);
    }

    @Override
    public boolean owns(VCardProperty property) {
      return property.name().equals("ORG");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream()
          .filter(this::owns)
          .limit(1)
          .map(
              property ->
                  new KolabElement(
                      GROUP,
                      Map.of("name", "Affiliation"),
                      List.of(
                          KolabElement.of(
                              "org",
                              property.components().stream()
                                  .map(texts -> KolabElement.of("text", String.join(",", texts)))
                                  .toList())),
                      ""))
          .toList();
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      return in.all(GROUP).stream()
          .flatMap(group -> group.child("org").stream())
          .map(
              org ->
                  org.all("text").stream()
                      .map(text -> VCardText.escape(text.text()))
                      .collect(Collectors.joining(";")))
          .filter(value -> !value.replace(";", "").isBlank())
          .map(value -> new VCardProperty("ORG", value))
          .toList();
    }
  }
}
