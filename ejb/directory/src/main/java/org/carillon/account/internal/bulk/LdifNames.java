package org.carillon.account.internal.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;

/** The LDAP attributes of a file's entries for the attributes of accounts. */
final class LdifNames {
  /** The prefix of a hash that contains its own scheme. */
  static final String HASH = "{CARILLON}";

  /** The LDAP attribute written for each account attribute; a name of our own if LDAP has none. */
  static final Map<Attribute<String>, String> WRITTEN = written();

  private LdifNames() {}

  private static Map<Attribute<String>, String> written() {
    Map<Attribute<String>, String> all = new LinkedHashMap<>();
    PersonAttributes.all().forEach(each -> all.put(each, own(each)));
    all.put(PersonAttributes.GIVEN_NAME, "givenName");
    all.put(PersonAttributes.FAMILY_NAME, "sn");
    all.put(PersonAttributes.TITLE, "title");
    all.put(PersonAttributes.ORGANIZATION, "o");
    all.put(PersonAttributes.DEPARTMENT, "ou");
    all.put(PersonAttributes.EMPLOYEE_NUMBER, "employeeNumber");
    all.put(PersonAttributes.EMPLOYEE_TYPE, "employeeType");
    all.put(PersonAttributes.WORK_PHONE, "telephoneNumber");
    all.put(PersonAttributes.MOBILE_PHONE, "mobile");
    all.put(PersonAttributes.HOME_PHONE, "homePhone");
    all.put(PersonAttributes.FAX, "facsimileTelephoneNumber");
    all.put(PersonAttributes.STREET, "street");
    all.put(PersonAttributes.LOCALITY, "l");
    all.put(PersonAttributes.REGION, "st");
    all.put(PersonAttributes.POSTAL_CODE, "postalCode");
    all.put(PersonAttributes.COUNTRY, "co");
    all.put(PersonAttributes.WEBSITE, "labeledURI");
    all.put(PersonAttributes.PREFERRED_LANGUAGE, "preferredLanguage");
    return all;
  }

  private static String own(Attribute<String> attribute) {
    String name = attribute.name();
    return "carillon" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
