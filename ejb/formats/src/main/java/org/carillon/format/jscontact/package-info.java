/**
 * Contacts as JSContact (RFC 9553), made of vCards and made into such as RFC 9555 has it. What the
 * other form has no place for is carried along in it, so that there and back nothing is lost.
 */
package org.carillon.format.jscontact;
