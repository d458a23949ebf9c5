/**
 * Converts groupware objects as Kolab's clients and bridges to Outlook store them in messages: XML
 * of the Kolab storage format 2.0, and of 3.0, which is xCal and xCard by Kolab's schema. What one
 * format has no place for stays as it was in the other.
 */
package org.carillon.format.kolab;
