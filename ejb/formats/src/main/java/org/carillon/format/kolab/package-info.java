/**
 * Groupware's objects as Kolab's clients and bridges to Outlook keep them in messages: XML of the
 * Kolab storage format 2.0, and of 3.0, which is xCal and xCard by Kolab's schema. What one form
 * has no place for stays as the other one had it.
 */
package org.carillon.format.kolab;
