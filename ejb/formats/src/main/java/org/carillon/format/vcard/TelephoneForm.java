package org.carillon.format.vcard;

/** Telephone numbers in a form in which two spellings of one number are alike. */
public final class TelephoneForm {
  /** So many digits at the end have to be alike where one number is not written in full. */
  private static final int NATIONAL = 7;

  private static final int MOST = 20;

  private TelephoneForm() {}

  /**
   * The digits of a number, with a plus sign before them when it is international ({@code +} or
   * {@code 00}). Digits of every script count; a trunk prefix in brackets ({@code +49 (0) 30}) does
   * not; what follows an extension's mark is left out. Empty when there is no digit.
   */
  public static String comparable(String number) {
    String text = number.strip();
    if (text.regionMatches(true, 0, "tel:", 0, 4)) {
      text = text.substring(4);
    }
    StringBuilder digits = new StringBuilder();
    boolean international = text.startsWith("+") || text.startsWith("\uff0b");
    String meant = international ? text.replaceFirst("\\(\\s*0\\s*\\)", "") : text;
    for (int i = 0; i < meant.length() && digits.length() < MOST; i++) {
      char c = meant.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (!digits.isEmpty() && (c == ';' || c == 'x' || c == 'X' || c == '#' || c == ',')) {
        break;
      }
    }
    if (!international && digits.length() > NATIONAL && digits.indexOf("00") == 0) {
      digits.delete(0, 2);
      international = true;
    }
    return digits.isEmpty() ? "" : (international ? "+" : "") + digits;
  }

  /**
   * Whether two numbers in comparable form may be the same: equal if both are international; else
   * when the shorter, without its trunk prefix, has at least 7 digits and the other ends with it.
   */
  public static boolean same(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    if (one.equals(other)) {
      return true;
    }
    if (one.startsWith("+") && other.startsWith("+")) {
      return false;
    }
    String first = bare(one);
    String second = bare(other);
    String shorter = first.length() <= second.length() ? first : second;
    String longer = first.length() <= second.length() ? second : first;
    return shorter.length() >= NATIONAL && longer.endsWith(shorter);
  }

  private static String bare(String number) {
    int begin = number.startsWith("+") ? 1 : 0;
    while (begin < number.length() && number.charAt(begin) == '0') {
      begin++;
    }
    return number.substring(begin);
  }
}
