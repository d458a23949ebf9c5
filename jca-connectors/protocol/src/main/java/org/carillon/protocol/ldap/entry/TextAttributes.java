package org.carillon.protocol.ldap.entry;

import java.util.Map;
import java.util.TreeMap;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.PersonAttributes;

/** Maps single-valued attributes of LDAP to an account's. */
public final class TextAttributes {
  /** All attributes by LDAP name; Outlook reads company and department, others the rest. */
  public static final Map<String, Attribute<String>> ALL = all();

  private TextAttributes() {}

  private static Map<String, Attribute<String>> all() {
    Map<String, Attribute<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("title", PersonAttributes.TITLE);
    all.put("o", PersonAttributes.ORGANIZATION);
    all.put("company", PersonAttributes.ORGANIZATION);
    all.put("ou", PersonAttributes.DEPARTMENT);
    all.put("department", PersonAttributes.DEPARTMENT);
    all.put("employeeNumber", PersonAttributes.EMPLOYEE_NUMBER);
    all.put("employeeType", PersonAttributes.EMPLOYEE_TYPE);
    all.put("mobile", PersonAttributes.MOBILE_PHONE);
    all.put("homePhone", PersonAttributes.HOME_PHONE);
    all.put("facsimileTelephoneNumber", PersonAttributes.FAX);
    all.put("street", PersonAttributes.STREET);
    all.put("l", PersonAttributes.LOCALITY);
    all.put("st", PersonAttributes.REGION);
    all.put("postalCode", PersonAttributes.POSTAL_CODE);
    all.put("co", PersonAttributes.COUNTRY);
    all.put("labeledURI", PersonAttributes.WEBSITE);
    all.put("preferredLanguage", PersonAttributes.PREFERRED_LANGUAGE);
    all.put("carillonClass", AccountType.CLASS);
    return all;
  }
}
