package org.carillon.mailauth.spf;

/** A directive of a record (RFC 7208 §4.6.1), and its text as written. */
record SpfDirective(SpfQualifier qualifier, SpfMechanism mechanism, String text) {}
