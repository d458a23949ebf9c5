package org.carillon.webmail.export;

/** The parts of an export, by their names in forms and addresses. */
enum ExportChoice {
  MAIL,
  CONTACTS,
  CALENDARS,
  NOTES,
  FILES,
  RULES,
  SIGNATURES
}
