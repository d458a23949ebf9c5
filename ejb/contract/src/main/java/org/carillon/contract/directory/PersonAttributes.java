package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;

import java.util.List;

/**
 * The attributes of the person who owns an account (after RFC 7643 §4.1 and §4.3, and the
 * attributes of RFC 2798). Each is a text, empty if unknown.
 */
public final class PersonAttributes {
  public static final Attribute<String> GIVEN_NAME = of("givenName", 100, "Given name", "");
  public static final Attribute<String> MIDDLE_NAME = of("middleName", 100, "Middle name", "");
  public static final Attribute<String> FAMILY_NAME = of("familyName", 100, "Family name", "");
  public static final Attribute<String> HONORIFIC_PREFIX =
      of("honorificPrefix", 100, "Name prefix", "Such as “Dr.”.");
  public static final Attribute<String> HONORIFIC_SUFFIX =
      of("honorificSuffix", 100, "Name suffix", "Such as “MBA”.");
  public static final Attribute<String> NICK_NAME = of("nickName", 100, "Nickname", "");
  public static final Attribute<String> TITLE = of("title", 200, "Job title", "");
  public static final Attribute<String> ORGANIZATION = of("organization", 200, "Organization", "");
  public static final Attribute<String> DIVISION = of("division", 200, "Division", "");
  public static final Attribute<String> DEPARTMENT = of("department", 200, "Department", "");
  public static final Attribute<String> COST_CENTER = of("costCenter", 100, "Cost centre", "");
  public static final Attribute<String> EMPLOYEE_NUMBER =
      of("employeeNumber", 100, "Employee number", "");
  public static final Attribute<String> EMPLOYEE_TYPE =
      of("employeeType", 100, "Employment type", "Such as “contractor”.");
  public static final Attribute<String> MANAGER =
      of("manager", 320, "Manager", "The address of the person that this account reports to.");
  public static final Attribute<String> WORK_PHONE =
      of(
          "workPhone",
          64,
          "Work phone",
          "Only for information. Calls go to the telephone aliases of the account.");
  public static final Attribute<String> MOBILE_PHONE = of("mobilePhone", 64, "Mobile phone", "");
  public static final Attribute<String> HOME_PHONE = of("homePhone", 64, "Home phone", "");
  public static final Attribute<String> FAX = of("fax", 64, "Fax", "");
  public static final Attribute<String> STREET = of("street", 400, "Street", "");
  public static final Attribute<String> LOCALITY = of("locality", 128, "Town", "");
  public static final Attribute<String> REGION = of("region", 128, "State or region", "");
  public static final Attribute<String> POSTAL_CODE = of("postalCode", 40, "Postal code", "");
  public static final Attribute<String> COUNTRY = of("country", 100, "Country", "");
  public static final Attribute<String> OTHER_MAIL =
      of(
          "otherMail",
          320,
          "Other mail address",
          "An address of the same person that is not served here.");
  public static final Attribute<String> WEBSITE = of("website", 1000, "Website", "");
  public static final Attribute<String> PREFERRED_LANGUAGE =
      of(
          "preferredLanguage",
          100,
          "Language",
          "The language to write to this person in, such as de-AT.");
  public static final Attribute<String> LOCALE =
      of("locale", 40, "Format of dates and numbers", "Such as de-AT.");
  public static final Attribute<String> TIME_ZONE =
      of("timeZone", 64, "Time zone", "Such as Europe/Vienna.")
          .offering(new Attribute.Offer.TimeZones());
  public static final Attribute<String> EXTERNAL_ID =
      of(
          "externalId",
          255,
          "Id elsewhere",
          "The ID that the program that manages this account uses for it.");

  private static final List<Attribute<String>> ALL =
      List.of(
          GIVEN_NAME,
          MIDDLE_NAME,
          FAMILY_NAME,
          HONORIFIC_PREFIX,
          HONORIFIC_SUFFIX,
          NICK_NAME,
          TITLE,
          ORGANIZATION,
          DIVISION,
          DEPARTMENT,
          COST_CENTER,
          EMPLOYEE_NUMBER,
          EMPLOYEE_TYPE,
          MANAGER,
          WORK_PHONE,
          MOBILE_PHONE,
          HOME_PHONE,
          FAX,
          STREET,
          LOCALITY,
          REGION,
          POSTAL_CODE,
          COUNTRY,
          OTHER_MAIL,
          WEBSITE,
          PREFERRED_LANGUAGE,
          LOCALE,
          TIME_ZONE,
          EXTERNAL_ID);

  private PersonAttributes() {}

  private static Attribute<String> of(String name, int most, String title, String help) {
    return Attribute.of(name, new AttributeType.Text(most), title, help)
        .atCreation(MAY)
        .atChange(MAY)
        .initially("")
        .folded();
  }

  /** Returns all of them, in the order in which they are shown. */
  public static List<Attribute<String>> all() {
    return ALL;
  }
}
