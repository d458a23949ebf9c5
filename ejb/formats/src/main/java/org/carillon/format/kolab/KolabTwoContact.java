package org.carillon.format.kolab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/** Converts contacts of version 2 from and to vCard 4.0. */
final class KolabTwoContact {
  /** The kinds of telephones as {@code element=types of vCard}. The first match counts. */
  private static final Map<String, Set<String>> TELEPHONES = telephones();

  private static final List<String> NAME =
      List.of("last-name", "given-name", "middle-names", "prefix", "suffix");

  static final KolabFields<VCardProperty> FIELDS =
      new KolabFields<>(
          List.of(
              text("uid", "UID"),
              text("body", "NOTE"),
              new ListField(),
              new NameField(),
              new EmployerField(),
              text("web-page", "URL"),
              text("job-title", "TITLE"),
              text("profession", "ROLE"),
              text("nick-name", "NICKNAME"),
              new DayField("birthday", "BDAY"),
              new DayField("anniversary", "ANNIVERSARY"),
              new TelephoneField(),
              new MailField(),
              new AddressField()));

  private KolabTwoContact() {}

  private static KolabField<VCardProperty> text(String element, String property) {
    return new TextField(element, property);
  }

  private static Map<String, Set<String>> telephones() {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    kinds.put("businessfax", Set.of("work", "fax"));
    kinds.put("homefax", Set.of("home", "fax"));
    kinds.put("mobile", Set.of("cell"));
    kinds.put("pager", Set.of("pager"));
    kinds.put("business1", Set.of("work"));
    kinds.put("home1", Set.of("home"));
    kinds.put("primary", Set.of("voice"));
    return kinds;
  }

  /** A property with one text. */
  private record TextField(String element, String property) implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of(element);
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals(property);
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream()
          .filter(this::owns)
          .limit(1)
          .map(one -> KolabElement.of(element, one.text()))
          .toList();
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      List<VCardProperty> made = new ArrayList<>();
      if (!in.text(element).isEmpty()) {
        made.add(VCardProperty.ofText(property, in.child(element).orElseThrow().text()));
      }
      // Version 2 has only one. The other properties stay in the card.
      current.stream().filter(this::owns).skip(1).forEach(made::add);
      return made;
    }
  }

  private record ListField() implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of("categories");
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("CATEGORIES");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      String words =
          object.stream()
              .filter(this::owns)
              .flatMap(one -> one.texts().stream())
              .collect(Collectors.joining(","));
      return words.isEmpty() ? List.of() : List.of(KolabElement.of("categories", words));
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      String words =
          VCardText.split(in.text("categories"), ',').stream()
              .map(String::strip)
              .filter(word -> !word.isEmpty())
              .map(VCardText::escape)
              .collect(Collectors.joining(","));
      return words.isEmpty() ? List.of() : List.of(new VCardProperty("CATEGORIES", words));
    }
  }

  /** The name, in components and in full. */
  private record NameField() implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of("name");
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("N") || one.name().equals("FN");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      List<KolabElement> said = new ArrayList<>();
      object.stream()
          .filter(one -> one.name().equals("N"))
          .limit(1)
          .forEach(
              one -> {
                for (int i = 0; i < NAME.size(); i++) {
                  if (!one.component(i).isEmpty()) {
                    said.add(KolabElement.of(NAME.get(i), one.component(i)));
                  }
                }
              });
      object.stream()
          .filter(one -> one.name().equals("FN"))
          .limit(1)
          .forEach(one -> said.add(KolabElement.of("full-name", one.text())));
      return said.isEmpty() ? List.of() : List.of(KolabElement.of("name", said));
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      Optional<KolabElement> name = in.child("name");
      List<VCardProperty> made = new ArrayList<>();
      if (name.isPresent()) {
        String parts =
            VCardText.join(
                NAME.stream().map(part -> List.of(name.get().text(part))).toList(), NAME.size());
        if (!parts.replace(";", "").isBlank()) {
          made.add(new VCardProperty("N", parts));
        }
        String full = name.get().text("full-name");
        if (!full.isEmpty()) {
          made.add(VCardProperty.ofText("FN", full));
        }
      }
      return made;
    }
  }

  /** The employer, department and job. */
  private record EmployerField() implements KolabField<VCardProperty> {
    private static final String NAME = "organization";
    private static final String PART = "department";

    @Override
    public Set<String> names() {
      return Set.of(NAME, PART);
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("ORG");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      List<KolabElement> said = new ArrayList<>();
      object.stream()
          .filter(this::owns)
          .limit(1)
          .forEach(
              one -> {
                if (!one.component(0).isEmpty()) {
                  said.add(KolabElement.of(NAME, one.component(0)));
                }
                if (!one.component(1).isEmpty()) {
                  said.add(KolabElement.of(PART, one.component(1)));
                }
              });
      return said;
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      String name = in.text(NAME);
      String part = in.text(PART);
      return name.isEmpty() && part.isEmpty()
          ? List.of()
          : List.of(
              new VCardProperty(
                  "ORG",
                  VCardText.escape(name) + (part.isEmpty() ? "" : ";" + VCardText.escape(part))));
    }
  }

  /** A date without a time. */
  private record DayField(String element, String property) implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of(element);
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals(property);
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream()
          .filter(this::owns)
          .map(one -> one.value().strip().replace("-", ""))
          .filter(day -> day.matches("\\d{8}"))
          .map(day -> day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6))
          .map(day -> KolabElement.of(element, day))
          .limit(1)
          .toList();
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      String day = in.text(element).replace("-", "");
      return day.matches("\\d{8}") ? List.of(new VCardProperty(property, day)) : List.of();
    }
  }

  /** Telephone numbers with their kinds. */
  private record TelephoneField() implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of("phone");
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("TEL");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream().filter(this::owns).map(TelephoneField::element).toList();
    }

    private static KolabElement element(VCardProperty one) {
      Set<String> types = one.types();
      String kind =
          TELEPHONES.entrySet().stream()
              .filter(known -> types.containsAll(known.getValue()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("other");
      String number = one.text();
      return KolabElement.of(
          "phone",
          List.of(
              KolabElement.of("type", kind),
              KolabElement.of("number", number.startsWith("tel:") ? number.substring(4) : number)));
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      List<VCardProperty> made = new ArrayList<>();
      for (KolabElement phone : in.all("phone")) {
        if (phone.text("number").isEmpty()) {
          continue;
        }
        String kind = phone.text("type");
        Set<String> types =
            switch (kind) {
              case "business2" -> Set.of("work");
              case "home2" -> Set.of("home");
              default -> TELEPHONES.getOrDefault(kind, Set.of());
            };
        made.add(
            current.stream()
                .filter(this::owns)
                .filter(one -> element(one).equals(phone))
                .findFirst()
                .orElseGet(
                    () -> VCardProperty.ofText("TEL", phone.text("number")).withTypes(types)));
      }
      return made;
    }
  }

  /** E-mail addresses. */
  private record MailField() implements KolabField<VCardProperty> {
    @Override
    public Set<String> names() {
      return Set.of("email");
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("EMAIL");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream()
          .filter(this::owns)
          .map(
              one ->
                  KolabElement.of(
                      "email",
                      List.of(
                          KolabElement.of("display-name", ""),
                          KolabElement.of("smtp-address", one.text()))))
          .toList();
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      List<VCardProperty> made = new ArrayList<>();
      for (KolabElement mail : in.all("email")) {
        String address = mail.text("smtp-address");
        if (!address.isEmpty()) {
          made.add(
              current.stream()
                  .filter(this::owns)
                  .filter(one -> one.text().equalsIgnoreCase(address))
                  .findFirst()
                  .orElseGet(() -> VCardProperty.ofText("EMAIL", address)));
        }
      }
      return made;
    }
  }

  /** The home and work addresses. */
  private record AddressField() implements KolabField<VCardProperty> {
    private static final List<String> PARTS =
        List.of("street", "locality", "region", "postal-code", "country");

    @Override
    public Set<String> names() {
      return Set.of("address");
    }

    @Override
    public boolean owns(VCardProperty one) {
      return one.name().equals("ADR");
    }

    @Override
    public List<KolabElement> elements(List<VCardProperty> object) {
      return object.stream().filter(this::owns).map(AddressField::element).toList();
    }

    private static KolabElement element(VCardProperty one) {
      List<KolabElement> said = new ArrayList<>();
      Set<String> types = one.types();
      said.add(
          KolabElement.of(
              "type",
              types.contains("home") ? "home" : types.contains("work") ? "business" : "other"));
      for (int i = 0; i < PARTS.size(); i++) {
        said.add(KolabElement.of(PARTS.get(i), one.component(i + 2)));
      }
      return KolabElement.of("address", said);
    }

    @Override
    public List<VCardProperty> nodes(KolabElement in, List<VCardProperty> current) {
      List<VCardProperty> made = new ArrayList<>();
      for (KolabElement address : in.all("address")) {
        List<List<String>> parts = new ArrayList<>(List.of(List.of(), List.of()));
        PARTS.forEach(part -> parts.add(List.of(address.text(part))));
        String value = VCardText.join(parts, 7);
        if (value.replace(";", "").isBlank()) {
          continue;
        }
        Set<String> types =
            switch (address.text("type")) {
              case "home" -> Set.of("home");
              case "business" -> Set.of("work");
              default -> Set.of();
            };
        made.add(
            current.stream()
                .filter(this::owns)
                .filter(one -> element(one).equals(address))
                .findFirst()
                .orElseGet(() -> new VCardProperty("ADR", value).withTypes(types)));
      }
      return made;
    }
  }
}
