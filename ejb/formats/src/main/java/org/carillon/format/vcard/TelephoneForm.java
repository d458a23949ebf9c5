package org.carillon.format.vcard;

/** Converts telephone numbers to a form in which spellings of one number are equal. */
public final class TelephoneForm {
  /** The number of final digits that must be equal if one of two numbers is not international. */
  private static final int NATIONAL = 7;

  private static final int MOST = 20;

  private TelephoneForm() {}

  /**
   * Returns the digits of a number, with a plus sign in front if it is international ({@code +} or
   * {@code 00}). Digits of every script count. A trunk prefix in brackets ({@code +49 (0) 30}) is
   * dropped, and so is everything from the mark of an extension on. Returns empty text if there is
   * no digit.
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
   * Returns whether two numbers in comparable form may be the same. Two international numbers must
   * be equal. Otherwise the shorter, without its trunk prefix, must have at least 7 digits, and the
   * other must end with it.
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
