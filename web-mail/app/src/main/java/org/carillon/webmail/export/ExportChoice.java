package org.carillon.webmail.export;

/** What an export may have in it, as forms and addresses call it. */
enum ExportChoice {
  MAIL,
  CONTACTS,
  CALENDARS,
  NOTES,
  FILES,
  RULES,
  SIGNATURES
}
